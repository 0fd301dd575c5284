using Rollout.Domain.Initiatives;

namespace Rollout.App.Features.Imports.Events;

/// <summary>Every type of event with its members, as <c>rollout import events --help</c> lists them: told by the codec itself.</summary>
internal static class EventTypes
{
    internal static IEnumerable<string> Lines() =>
    [
        "A line is one JSON object: “type”, “data”, and “school” where the list says so.",
        "“id” is a UUID of your own choice. “recordedAt” (an instant) and “by” (a person",
        "id) are for lines of an earlier system: name it with --source.",
        "",
        "“data” holds the members listed; one with a question mark may be left out. A day",
        "is written 2026-10-05. effectiveOn is the day it happened: today when left out,",
        "or the day of recordedAt. A whole number called path is a version of the path.",
        "",
        "What happened in the initiative at a school; the line names the school:",
        .. Of("rollout"),
        "",
        "The school itself; the line names it:",
        .. Of("school"),
        "",
        "The initiative, for all schools; the line names none:",
        .. Of("initiative"),
        "",
        "The district; the line names no school:",
        .. Of("district"),
        "",
        "Taking an event back; the line names a school if that event's line did. Event",
        "ids: rollout history --format jsonl",
        .. Of(null),
    ];

    private static IEnumerable<string> Of(string? streamType) =>
        from alias in EventCodec.AllAliases
        where EventCodec.StreamType(alias) == streamType
        select IsAPath(alias) ? $"  {alias}: use rollout import path" : $"  {alias} {EventCodec.Notation(alias)}";

    private static bool IsAPath(string alias) => EventCodec.TypeOf(alias).IsAssignableTo(typeof(IPathVersion));
}
