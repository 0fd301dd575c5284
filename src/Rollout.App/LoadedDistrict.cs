using Rollout.Domain;

namespace Rollout.App;

/// <summary>The streams of a district that deciding needs, as they stood when they were read.</summary>
internal sealed class LoadedDistrict(
    DistrictId district, long head, IReadOnlyDictionary<StreamId, StreamLog> logs, DistrictState state)
{
    private readonly Lazy<Dictionary<Guid, (StreamId, Recorded)>> _byId = new(() => logs
        .SelectMany(log => log.Value.Events.Select(recorded => (log.Key, Recorded: recorded)))
        .ToDictionary(found => found.Recorded.Id));

    internal DistrictId District => district;

    internal long Head => head;

    internal DistrictState State => state;

    /// <summary>How many events the stream holds.</summary>
    internal long VersionOf(StreamId stream) => logs.TryGetValue(stream, out var log) ? log.Events.Count : 0;

    /// <summary>How many events the stream held once it had this one.</summary>
    internal long VersionWith(StreamId stream, Guid id) => 1 + logs[stream].Events.TakeWhile(recorded => recorded.Id != id).LongCount();

    internal (StreamId Stream, Recorded Recorded)? Find(Guid id) => _byId.Value.TryGetValue(id, out var found) ? found : null;

    /// <summary>The district's day; UTC while the district isn't registered.</summary>
    internal DateOnly DayOf(DateTimeOffset moment) => DistrictDay.Of(moment, state.District.Registered?.TimeZone);
}

/// <summary>A day is a day in the district's zone.</summary>
internal static class DistrictDay
{
    /// <param name="zone">An IANA name; null = UTC.</param>
    internal static DateOnly Of(DateTimeOffset moment, string? zone) =>
        Of(moment, zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone));

    internal static DateOnly Of(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
