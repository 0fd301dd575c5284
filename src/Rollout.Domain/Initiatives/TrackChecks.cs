using System.Text.Json.Serialization;

namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>The district agreed to look together at which schools are on track (S2). Said again of a check, its day is moved.</summary>
    public sealed record TrackCheckScheduled(DateOnly EffectiveOn, string Check, DateOnly ScheduledFor) : InitiativeEvent, IDated
    {
        public override object Subject() => Check;
    }

    /// <summary>
    /// The check took place; <c>Roles</c> says who was at the table. It takes place once: <c>already-held</c> until that is withdrawn.
    /// </summary>
    public sealed record TrackCheckHeld(DateOnly EffectiveOn, string Check, ValueList<string> Roles, [property: FreeText] string? Note = null)
        : InitiativeEvent, IDated
    {
        public override object Subject() => Check;
    }

    /// <summary>
    /// What was shown to people: the coordinates, and the SHA-256 (64 hexadecimal digits) of the JSON they were shown. Shown again at
    /// these coordinates it has the same digest, for ever. A check that was held has one: <c>already-issued</c>.
    /// </summary>
    public sealed record ReportIssued(DateOnly EffectiveOn, string Report, ReportKind Kind, ShownAt Shown, string Digest, string? Check = null)
        : InitiativeEvent, IDated, IPermanent
    {
        public override object Subject() => Report;
    }

    /// <summary>
    /// What a report shows may be read by the school board too, and by whoever else reads nothing but what is published. Withdrawn,
    /// it no longer may.
    /// </summary>
    public sealed record ReportPublished(DateOnly EffectiveOn, string Report, string Title) : InitiativeEvent, IDated
    {
        public override object Subject() => Report;
    }

    internal static Refusal? Refuse(TrackCheckScheduled wish) => Limits.Name(wish.Check, "check") ?? Limits.Day(wish.ScheduledFor, "scheduledFor");

    internal static Refusal? Refuse(TrackCheckHeld wish, Initiative state) =>
        Limits.Name(wish.Check, "check") ?? Limits.SomeNames(wish.Roles, "roles") ?? Limits.FreeText(wish.Note, "note")
        ?? Limits.Must(
            !state.Facts.Live.OfType<TrackCheckHeld>().Any(held => held.Check == wish.Check), "already-held",
            $"Track check “{wish.Check}” was held already, and its packet stands: withdraw that entry first if it is wrong.", "check");

    internal static Refusal? Refuse(ReportIssued wish, Initiative state) =>
        Limits.Name(wish.Report, "report") ?? Limits.OptionalName(wish.Check, "check") ?? Limits.Day(wish.Shown.EffectiveOn, "shown.effectiveOn")
        ?? Limits.Must(wish.Shown.Position >= 1, "unknown-position", "A log begins at position 1: say at which one this was shown.", "shown.position")
        ?? Limits.Must(wish.Shown.Rules >= 1, "unknown-rules", "Rule sets begin at 1: say by which one this was judged.", "shown.rules")
        ?? Limits.Must(
            wish.Digest.Length == 64 && wish.Digest.All(char.IsAsciiHexDigitLower), "malformed-digest",
            "A SHA-256 digest has 64 hexadecimal digits in lower case: copy it whole.", "digest")
        ?? Limits.Must(
            !IsIssued(wish.Check, state), "already-issued", $"What was shown at track check “{wish.Check}” is issued already, and that packet stands.", "check");

    internal static Refusal? Refuse(ReportPublished wish, Initiative state) =>
        Limits.Name(wish.Title, "title")
        ?? Limits.Must(state.Reports.Contains(wish.Report), "unknown-report", $"No report is called “{wish.Report}”: it is issued when a track check is held.", "report");

    /// <summary>Whether the check was held, and what was shown at it issued since.</summary>
    private static bool IsIssued(string? check, Initiative state) =>
        state.Facts.Live.SkipWhile(fact => fact is not TrackCheckHeld held || held.Check != check).OfType<ReportIssued>().Any(issued => issued.Check == check);
}

/// <summary>What kind of view was frozen.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportKind>))]
public enum ReportKind
{
    [JsonStringEnumMemberName("trackCheck")] TrackCheck,
}

/// <summary>The coordinates of a view that was shown: log position, effective day, instant of knowing (UTC), rule set and path version.</summary>
/// <param name="Path">The version everybody was judged on; null = each school on its own.</param>
public sealed record ShownAt(long Position, DateOnly EffectiveOn, DateTimeOffset KnownAt, int Rules, int? Path = null);
