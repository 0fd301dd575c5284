using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Live;

/// <summary>
/// Tells open pages that their district's log went on. However many pages of a district are open, the log is asked once a second, by the
/// application itself; while the database is away a page simply hears nothing.
/// </summary>
internal sealed class HeadWatch(IEventStore log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<DistrictId, Reading> _readings = new();

    /// <summary>The positions the district's log reaches beyond <paramref name="from"/>, as they come, until cancelled.</summary>
    internal async IAsyncEnumerable<long> MovesAsync(DistrictId district, long from, [EnumeratorCancellation] CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            if (await HeadAsync(district, ct) is { } head && head > from)
                yield return from = head;
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private Task<long?> HeadAsync(DistrictId district, CancellationToken ct)
    {
        var now = Stopwatch.GetTimestamp();
        var reading = _readings.AddOrUpdate(
            district,
            _ => new(now, new(() => AskAsync(district))),
            (_, last) => Stopwatch.GetElapsedTime(last.At, now) < Pause / 2 ? last : new(now, new(() => AskAsync(district))));
        return reading.Head.Value.WaitAsync(ct);
    }

    private async Task<long?> AskAsync(DistrictId district)
    {
        using var itself = Speaker.AsItself();
        try
        {
            return await log.HeadAsync(district.Value, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <param name="At">When it was asked for.</param>
    private sealed record Reading(long At, Lazy<Task<long?>> Head);
}
