using System.Text;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using Rollout.EventStore;

namespace Rollout.App.Reading;

/// <summary>Reads a district's histories and assesses them: the one way from the log to a board, for every door.</summary>
internal sealed class BoardReader(IEventStore log, TimeProvider clock)
{
    /// <summary>The board at the coordinates, or which of them names nothing.</summary>
    internal async Task<BoardAnswer> AskAsync(DistrictId district, InitiativeId initiative, CoordinateRequest request, CancellationToken ct)
    {
        var history = await ReadAsync(district, initiative, ct);
        var (coordinates, refusal) = request.Resolve(history, clock);
        if (coordinates is null)
            return refusal!;

        var facts = DistrictFacts.At(history, coordinates.Cut);
        if (facts.Paths.Count == 0)
            return new Refusal("unknown-initiative", $"District {district} has no initiative “{initiative}” with an expected path at position {coordinates.Position}.", "initiative");
        if (coordinates.Path is { } path && facts.Paths.All(version => version.Number != path))
            return new Refusal("unknown-path", $"The path has versions 1 to {facts.Paths.Count}; there is no {path}.", "path");
        return new BoardAnswer(Board.Assess(facts, coordinates, RuleSet.Version1), history, null);
    }

    private async Task<DistrictHistory> ReadAsync(DistrictId district, InitiativeId initiative, CancellationToken ct)
    {
        var charter = new StreamId.Initiative(initiative).ToString();
        var histories = await log.ReadHistoriesAsync(
            district.Value, ["district", charter], ["school/", $"rollout/{initiative}/"], ct);

        var (districtLog, charterLog) = (StreamLog.Empty, StreamLog.Empty);
        var schools = new Dictionary<SchoolId, StreamLog>();
        var rollouts = new Dictionary<SchoolId, StreamLog>();
        foreach (var stream in histories.Streams)
        {
            var events = HistoryLines.Parse(Encoding.UTF8.GetBytes(stream.Facts));
            switch (StreamId.Parse(stream.StreamId, null))
            {
                case StreamId.District:
                    districtLog = events;
                    break;
                case StreamId.Initiative:
                    charterLog = events;
                    break;
                case StreamId.School school:
                    schools[school.Id] = events;
                    break;
                case StreamId.Rollout rollout:
                    rollouts[rollout.SchoolId] = events;
                    break;
            }
        }

        return new(district, initiative, histories.Head, districtLog, charterLog, schools, rollouts);
    }
}

/// <summary>A board and the history it was read from, or why there is none.</summary>
internal readonly record struct BoardAnswer(Board? Board, DistrictHistory? History, Refusal? Refusal)
{
    public static implicit operator BoardAnswer(Refusal refusal) => new(null, null, refusal);
}
