using Rollout.Domain;

namespace Rollout.App.Features.Imports.Events;

/// <summary>Says in which stream a line's event belongs: by its type, and by the school it names.</summary>
internal sealed class Placement(InitiativeId initiative)
{
    private readonly StreamId _district = new StreamId.District();
    private readonly StreamId _initiative = new StreamId.Initiative(initiative);
    private readonly Dictionary<SchoolId, (StreamId School, StreamId Rollout)> _schools = [];

    /// <summary>How many schools the lines so far name.</summary>
    internal int Schools => _schools.Count;

    internal static Rejection? Fault(EventLine line) => (EventCodec.StreamType(line.Type), line.School) switch
    {
        ("rollout" or "school", null) => new(line.Number, "school", "needs-school", $"A line of type {line.Type} names the school it happened at."),
        ("district" or "initiative", not null) =>
            new(line.Number, "school", "unexpected-school", $"A line of type {line.Type} is about all schools and names none."),
        _ => null,
    };

    /// <summary>A withdrawal is placed beside the initiative's facts, until its target is found elsewhere.</summary>
    internal StreamId Of(EventLine line) => (EventCodec.StreamType(line.Type), line.School) switch
    {
        ("district", _) => _district,
        ("school", { } school) => At(school).School,
        (_, { } school) => At(school).Rollout,
        _ => _initiative,
    };

    private (StreamId School, StreamId Rollout) At(SchoolId school)
    {
        if (!_schools.TryGetValue(school, out var streams))
            _schools.Add(school, streams = (new StreamId.School(school), new StreamId.Rollout(initiative, school)));
        return streams;
    }
}
