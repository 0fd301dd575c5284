using System.Text.Json.Serialization;

namespace Rollout.Domain.Tracking;

/// <summary>Where a school stands, in the order rows are shown: worst first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Status>))]
public enum Status
{
    [JsonStringEnumMemberName("offTrack")] OffTrack,
    [JsonStringEnumMemberName("watch")] Watch,
    [JsonStringEnumMemberName("noNews")] NoNews,
    [JsonStringEnumMemberName("onTrack")] OnTrack,
    [JsonStringEnumMemberName("paused")] Paused,
    [JsonStringEnumMemberName("notStarted")] NotStarted,
    [JsonStringEnumMemberName("completed")] Completed,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}

/// <summary>How bad a finding is, worst first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tier>))]
public enum Tier
{
    [JsonStringEnumMemberName("offTrack")] OffTrack,
    [JsonStringEnumMemberName("watch")] Watch,
    [JsonStringEnumMemberName("noNews")] NoNews,
}
