using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Rollout.App.Web.Operations;

/// <summary>Hears what the front, the driver, the runtime and Rollout itself measure, and keeps the sums.</summary>
internal sealed class Metrics : IDisposable
{
    /// <summary>The meters heard, here and by a collector.</summary>
    internal static readonly string[] Meters =
        [Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    // All others are left out: a pool is named by its connection string.
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal)
    {
        "what", "outcome", "http.route", "http.request.method", "http.response.status_code", "db.client.connection.state", "state", "cpu.mode",
        "gc.heap.generation", "dotnet.gc.heap.generation",
    };

    private readonly ConcurrentDictionary<Series, Sum> _sums = new();
    private readonly ConcurrentDictionary<Series, double> _observed = new();
    private readonly Lock _observing = new();
    private readonly MeterListener _listener = new();

    public Metrics(IMeterFactory own)
    {
        // Another front in this process has a factory of its own.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name) && (instrument.Meter.Scope is not IMeterFactory scope || scope == own))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>All series as they stand, those of one measure together.</summary>
    internal IEnumerable<IGrouping<Measure, (string Labels, Sum Sum)>> Read()
    {
        lock (_observing)
        {
            _observed.Clear();
            _listener.RecordObservableInstruments();
            var observed = _observed.Select(series => (series.Key, Sum: new Sum(series.Value)));
            return [.. _sums.Select(series => (series.Key, Sum: series.Value)).Concat(observed)
                .OrderBy(series => series.Key.Measure.Name, StringComparer.Ordinal).ThenBy(series => series.Key.Labels, StringComparer.Ordinal)
                .GroupBy(series => series.Key.Measure, series => (series.Key.Labels, series.Sum))];
        }
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = new Series(Measure.Of(instrument), LabelsOf(tags));
        if (instrument.IsObservable)
            _observed.AddOrUpdate(series, value, (_, before) => before + value);
        else
            _sums.GetOrAdd(series, _ => new(0)).Add(value, isHistogram: series.Measure.Kind == "histogram");
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            if (Labels.Contains(name))
                labels.Add($"{name.Replace('.', '_')}=\"{$"{value}".Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private readonly record struct Series(Measure Measure, string Labels);
}

/// <summary>A measure as Prometheus names it.</summary>
/// <param name="Kind"><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</param>
internal readonly record struct Measure(string Name, string Kind)
{
    internal static Measure Of(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        var kind = type.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "counter"
            : "gauge";
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return new($"{instrument.Name.Replace('.', '_')}{unit}{(kind == "counter" ? "_total" : "")}", kind);
    }
}
