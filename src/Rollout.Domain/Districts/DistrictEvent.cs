using System.Text.Json.Serialization;
using Rollout.Domain.Calendar;

namespace Rollout.Domain.Districts;

/// <summary>Facts of the stream <c>district</c>: who the district is, and its calendar.</summary>
public abstract partial record DistrictEvent : DomainEvent
{
    private DistrictEvent() { }

    /// <summary>The district is known here. <c>TimeZone</c> is an IANA name; a day of the district is a day there.</summary>
    public sealed record DistrictRegistered(string Name, string? State, string TimeZone, string? StateId = null)
        : DistrictEvent, IFrame, IPermanent;

    /// <summary>A school year is published; one of the same name replaces the earlier one.</summary>
    public sealed record SchoolYearPublished(
        string Year, DateOnly FirstDay, DateOnly LastDay, ValueList<Term> Terms, ValueList<Closure> Closures)
        : DistrictEvent, IFrame, IPermanent
    {
        public override object Subject() => Year;
    }

    /// <summary>One day becomes instructional or stops being so, for everybody at once; the last change logged for a date wins.</summary>
    public sealed record CalendarDayChanged(DateOnly Date, DayKind Kind, [property: FreeText] string? Reason = null) : DistrictEvent
    {
        public override object Subject() => Date;
    }

    internal static Refusal? Refuse(DistrictRegistered wish, District state) =>
        state.Registered is not null
            ? new("already-registered", "This district is registered with other data: its registration stays as it is.")
            : Limits.Name(wish.Name, "name") ?? Limits.OptionalName(wish.State, "state") ?? Limits.OptionalName(wish.StateId, "stateId")
                ?? RefuseZone(wish.TimeZone);

    internal static Refusal? Refuse(SchoolYearPublished wish, District state) =>
        CalendarRules.Faults(wish, state.Years.Values) is [var first, ..] ? first : null;

    internal static Refusal? Refuse(CalendarDayChanged wish) => Limits.Day(wish.Date, "date") ?? Limits.FreeText(wish.Reason, "reason");

    private static Refusal? RefuseZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
        ? null
        : new("unknown-time-zone", $"There is no time zone “{zone}”: give an IANA name such as America/Chicago.", "timeZone");
}

/// <summary>What a changed day is. <c>Instructional</c> and <c>MakeUp</c> make any day instructional, the others make it not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayKind>))]
public enum DayKind
{
    [JsonStringEnumMemberName("instructional")] Instructional,
    [JsonStringEnumMemberName("make_up")] MakeUp,
    [JsonStringEnumMemberName("teacher_only")] TeacherOnly,
    [JsonStringEnumMemberName("weather")] Weather,
    [JsonStringEnumMemberName("holiday")] Holiday,
    [JsonStringEnumMemberName("strike")] Strike,
}
