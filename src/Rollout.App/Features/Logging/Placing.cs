using Rollout.App.Web;
using Rollout.Domain;

namespace Rollout.App.Features.Logging;

/// <summary>Says in which stream an event of an address belongs: by its type, and by the school the address names.</summary>
internal static class Placing
{
    internal static Problem? Of(string type, InitiativeId initiative, SchoolId? school, out StreamId? stream)
    {
        stream = (EventCodec.StreamType(type), school) switch
        {
            ("district", null) => new StreamId.District(),
            ("initiative" or null, null) => new StreamId.Initiative(initiative),
            ("school", { } id) => new StreamId.School(id),
            ("rollout" or null, { } id) => new StreamId.Rollout(initiative, id),
            _ => null,
        };
        return (stream, school) switch
        {
            (not null, _) => null,
            (_, null) => Misplaced("needs-school", $"An event of type {type} happens at a school: post it to …/schools/{{id}}/events."),
            _ => Misplaced("unexpected-school", $"An event of type {type} is about all schools: post it to …/events."),
        };
    }

    private static Problem Misplaced(string code, string detail) => new(StatusCodes.Status422UnprocessableEntity, code, detail, "type");
}
