using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using Rollout.EventStore;

namespace Rollout.App.Reading;

/// <summary>Reads a district's histories and assesses them: the one way from the log to a board, for every door.</summary>
/// <param name="kept">What a door that is asked often keeps; without it every question is read and assessed anew.</param>
internal sealed class BoardReader(IEventStore log, TimeProvider clock, KeptBoards? kept = null)
{
    /// <summary>The board at the coordinates, or which of them names nothing.</summary>
    internal async Task<BoardAnswer> AskAsync(DistrictId district, InitiativeId initiative, CoordinateRequest request, CancellationToken ct)
    {
        var read = kept is null
            ? new(await DistrictHistories.ReadAsync(log, district, initiative, ct), new())
            : await kept.HistoryAsync(district, initiative, ct);
        var (coordinates, refusal) = request.Resolve(read.History, clock);
        if (coordinates is null)
            return refusal!;

        var paths = read.History.Charter.At(coordinates.Cut).Select(fact => fact.Happened).OfType<IPathVersion>().ToList();
        if (paths.Count == 0)
            return new Refusal("unknown-initiative", $"District {district} has no initiative “{initiative}” with an expected path at position {coordinates.Position}.", "initiative");
        if (coordinates.Path is { } path && paths.All(version => version.Version != path))
            return new Refusal("unknown-path", $"The path has versions 1 to {paths.Count}; there is no {path}.", "path");
        return new BoardAnswer(
            kept is null ? Assess(read.History, coordinates) : await kept.BoardAsync(read, coordinates, ct), read.History, null);
    }

    /// <param name="near">A board of the same log.</param>
    internal static Board Assess(DistrictHistory history, Coordinates coordinates, Board? near = null) =>
        Board.Assess(
            DistrictFacts.At(history, coordinates.Cut, near?.Facts), coordinates,
            history.RuleSetsAt(coordinates.Position).First(known => known.Rules.Version == coordinates.Rules).Rules, near);
}

/// <summary>A board and the history it was read from, or why there is none.</summary>
internal readonly record struct BoardAnswer(Board? Board, DistrictHistory? History, Refusal? Refusal)
{
    public static implicit operator BoardAnswer(Refusal refusal) => new(null, null, refusal);
}
