using Rollout.Domain;
using Rollout.Domain.Tracking;
using Rollout.EventStore;

namespace Rollout.App.Reading;

/// <summary>
/// The boards asked for last, and the histories they rest on. A board is kept under the smallest cut that holds its events, so a
/// request a minute later, or one at an older position of a log that has grown since, finds it; it is told at the coordinates asked.
/// </summary>
internal sealed class KeptBoards(IEventStore log)
{
    /// <summary>In events of their histories, which they share: an event takes some 50 bytes of a board.</summary>
    internal const long MostEvents = 4_000_000;

    private readonly KeptHistories _histories = new(log);
    private readonly Kept<Key, Task<Board>> _kept = new(MostEvents);

    // Of each log the last board of a day and path, and under no day the last of all.
    private readonly Kept<(object Log, DateOnly? Day, int? Path), Board> _near = new(MostEvents);

    internal Task<KeptHistory> HistoryAsync(DistrictId district, InitiativeId initiative, CancellationToken ct) =>
        _histories.AskAsync(district, initiative, ct);

    /// <summary>The board at coordinates that name something. Assessed once, however many ask at the same time.</summary>
    internal async Task<Board> BoardAsync(KeptHistory read, Coordinates coordinates, CancellationToken ct)
    {
        var cut = read.History.Narrowed(coordinates.Cut);
        var narrowed = coordinates with { Position = cut.Position, KnownAt = cut.KnownAt };
        var key = new Key(read.Log, read.History.Id, read.History.Initiative, narrowed);
        // Whoever asked first may hang up; the others wait on.
        var assessing = _kept.GetOrAdd(
            key, read.Weight, () => Task.Run(() => Assess(read, narrowed), CancellationToken.None), out var wasKept);
        Measures.Kept.Add(1, Measures.Boards, wasKept ? Measures.Hit : Measures.Miss);
        try
        {
            return (await assessing.WaitAsync(ct)).ToldAt(coordinates);
        }
        finally
        {
            if (assessing.IsFaulted)
                _kept.Remove(key);
        }
    }

    /// <summary>Assesses beside the last board of the day and path, else beside the last of the log.</summary>
    private Board Assess(KeptHistory read, Coordinates coordinates)
    {
        var (own, any) = ((read.Log, (DateOnly?)coordinates.EffectiveOn, coordinates.Path), (read.Log, (DateOnly?)null, (int?)null));
        if (!_near.TryGet(own, out var near))
            _near.TryGet(any, out near);
        var board = BoardReader.Assess(read.History, coordinates, near);
        _near.Set(own, board, read.Weight);
        _near.Set(any, board, read.Weight);
        return board;
    }

    private sealed record Key(object Log, DistrictId District, InitiativeId Initiative, Coordinates Coordinates);
}
