using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Rollout.App.Web.Operations;

/// <summary>Sends traces and metrics to a collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; sends what is left when it is disposed of.</summary>
internal sealed class Telemetry : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private Telemetry(TracerProvider? traces, MeterProvider? metrics) => (_traces, _metrics) = (traces, metrics);

    internal static Telemetry Of(Func<string, string?> variable)
    {
        if (variable(Endpoint) is not { Length: > 0 } named)
            return new(null, null);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var collector))
            throw new Cli.CommandFailed($"{Endpoint} is no address: {named}.");

        var overHttp = variable(Protocol) == "http/protobuf";
        var source = ResourceBuilder.CreateDefault().AddService("rollout");
        return new(
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(source).AddSource("Microsoft.AspNetCore", "Npgsql")
                .AddOtlpExporter(export => Set(export, "v1/traces")).Build(),
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(source)
                .AddMeter(Operations.Metrics.Meters)
                .AddOtlpExporter(export => Set(export, "v1/metrics")).Build());

        void Set(OtlpExporterOptions export, string path)
        {
            export.Protocol = overHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
            export.Endpoint = overHttp ? new($"{named.TrimEnd('/')}/{path}") : collector;
        }
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
