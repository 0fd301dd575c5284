using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Rollout.Benchmarks.Load;

/// <summary>
/// Asks a node as the arrivals say, whether or not the ones before are answered. A latency counts from the moment a request was
/// due, so that a node that falls behind is not spared.
/// </summary>
internal sealed class LoadRun(INode node)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<(string Kind, double Milliseconds, string? Fault)> _answers = new();
    private int _asked;

    internal async Task RunAsync(IEnumerable<Arrival> arrivals)
    {
        using var stop = new CancellationTokenSource();
        var (began, asked) = (Stopwatch.GetTimestamp(), new List<Task>());
        foreach (var arrival in arrivals)
        {
            if (arrival.Due - Stopwatch.GetElapsedTime(began) is var early && early > TimeSpan.FromMilliseconds(1))
                await Task.Delay(early);
            _asked++;
            asked.Add(Task.Run(() => AskAsync(arrival, began, stop.Token)));
        }

        var all = Task.WhenAll(asked);
        if (await Task.WhenAny(all, Task.Delay(Grace)) != all)
            await stop.CancelAsync();
        await all;
    }

    /// <summary>Prints a line for each kind; answers how many faults there were.</summary>
    internal int Report(TextWriter writer)
    {
        writer.WriteLine("| Request | Asked | p50 | p90 | p99 | Most | Faults |");
        writer.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var kind in _answers.GroupBy(answer => answer.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var sorted = kind.Select(answer => answer.Milliseconds).Order().ToList();
            double Percentile(int percent) => sorted[(int)((long)(sorted.Count - 1) * percent / 100)];
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {kind.Key} | {sorted.Count:n0} | {Percentile(50):n1} ms | {Percentile(90):n1} ms | {Percentile(99):n1} ms | {sorted[^1]:n1} ms | {kind.Count(answer => answer.Fault is not null)} |"));
        }

        foreach (var fault in _answers.Where(answer => answer.Fault is not null).CountBy(answer => $"{answer.Kind}: {answer.Fault}").Take(10))
            writer.WriteLine($"{fault.Value} × {fault.Key}");
        return _answers.Count(answer => answer.Fault is not null) + (_asked - _answers.Count);
    }

    private async Task AskAsync(Arrival arrival, long began, CancellationToken ct)
    {
        string? fault;
        try
        {
            fault = await arrival.AskAsync(node, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            fault = "unanswered";
        }

        _answers.Enqueue((arrival.Kind, (Stopwatch.GetElapsedTime(began) - arrival.Due).TotalMilliseconds, fault));
    }
}
