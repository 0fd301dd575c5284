using System.Text.Json.Serialization;

namespace Rollout.Domain.Paths;

/// <summary>A step of the expected path.</summary>
/// <param name="Due">The due day; null when <paramref name="DueDay"/> says it.</param>
/// <param name="DueDay">Instructional days after the wave's launch, 1 = the launch day; null when <paramref name="Due"/> says it.</param>
/// <param name="Weight">Its share of the whole, more than 0.</param>
/// <param name="Window">Days on its clock it may be late before it counts, 0 or more.</param>
/// <param name="Gate">Whether nothing after it should start without it.</param>
/// <param name="Clock">The clock its lateness is counted on.</param>
/// <param name="Needs">Milestones that must be complete before it.</param>
/// <param name="Owner">The role that sees to it.</param>
public sealed record Milestone(
    MilestoneId Id, string Title, string Stage, DateOnly? Due, int? DueDay, decimal Weight, int Window, bool Gate,
    ClockKind Clock, ValueList<MilestoneId> Needs, string? Owner, Evidence Evidence);

/// <summary>Which days count: school days, Monday to Friday, or all.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockKind>))]
public enum ClockKind
{
    [JsonStringEnumMemberName("instructional")] Instructional,
    [JsonStringEnumMemberName("weekday")] Weekday,
    [JsonStringEnumMemberName("calendar")] Calendar,
}

/// <summary>What should come with the word that a milestone is reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Evidence>))]
public enum Evidence
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("note")] Note,
    [JsonStringEnumMemberName("link")] Link,
    [JsonStringEnumMemberName("walkthrough")] Walkthrough,
    [JsonStringEnumMemberName("reading")] Reading,
}
