using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Rollout.EventStore.Projections;

namespace Rollout.App.Web.Operations;

/// <summary><c>/metrics</c>: what was measured, in the text format of Prometheus. Answers also while the database is away.</summary>
internal static class MetricsEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/metrics", WriteAsync);

    private static async Task<IResult> WriteAsync(Metrics metrics, NpgsqlDataSource source, CancellationToken ct)
    {
        var page = new StringBuilder();
        foreach (var measure in metrics.Read())
        {
            page.Append(CultureInfo.InvariantCulture, $"# TYPE {measure.Key.Name} {measure.Key.Kind}\n");
            foreach (var (labels, sum) in measure)
                Write(page, measure.Key, labels, sum);
        }

        await WriteLagAsync(page, source, ct);
        return TypedResults.Text(page.ToString(), "text/plain; version=0.0.4; charset=utf-8");
    }

    private static void Write(StringBuilder page, Measure measure, string labels, Sum sum)
    {
        var (value, buckets) = sum.Read();
        if (measure.Kind != "histogram")
        {
            Line(page, measure.Name, labels, value);
            return;
        }

        var count = 0L;
        foreach (var (at, inBucket) in buckets.Index())
        {
            count += inBucket;
            var bound = at < Sum.Bounds.Length ? Sum.Bounds[at].ToString(CultureInfo.InvariantCulture) : "+Inf";
            Line(page, $"{measure.Name}_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", count);
        }

        Line(page, $"{measure.Name}_sum", labels, value);
        Line(page, $"{measure.Name}_count", labels, count);
    }

    private static async Task WriteLagAsync(StringBuilder page, NpgsqlDataSource source, CancellationToken ct)
    {
        IReadOnlyList<ProjectionLag> lags = [];
        var answers = 1;
        try
        {
            lags = await ProjectionLag.ReadAsync(source, ReadModels.All, ct);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            // That it is away is the measurement.
            answers = 0;
        }

        page.Append("# TYPE rollout_database_answers gauge\n");
        Line(page, "rollout_database_answers", "", answers);
        foreach (var lag in lags)
        {
            Line(page, "rollout_projection_lag_events", $"projection=\"{lag.Name}\"", lag.Events);
            Line(page, "rollout_projection_parked_keys", $"projection=\"{lag.Name}\"", lag.ParkedKeys);
        }
    }

    private static void Line(StringBuilder page, string name, string labels, double value) =>
        page.Append(CultureInfo.InvariantCulture, $"{name}{(labels.Length > 0 ? $"{{{labels}}}" : "")} {value:R}\n");
}
