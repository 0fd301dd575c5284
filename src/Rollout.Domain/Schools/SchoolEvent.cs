using System.Text.Json.Serialization;

namespace Rollout.Domain.Schools;

/// <summary>Facts of a stream <c>school/{schoolId}</c>: the roster's entry, and who leads the school.</summary>
public abstract partial record SchoolEvent : DomainEvent
{
    private SchoolEvent() { }
}

/// <summary>State of being of a school that is not closed. Source: the federal directory's status codes (CCD).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SchoolStatus>))]
public enum SchoolStatus
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("new")] New,
    [JsonStringEnumMemberName("future")] Future,
    [JsonStringEnumMemberName("inactive")] Inactive,
}
