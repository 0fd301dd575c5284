namespace Rollout.EventStore;

/// <summary>
/// All facts of one stream as JSON Lines in order of version, each line ended by a line feed:
/// <c>{"id":…,"pos":…,"at":…,"type":…,"by":…,"asserted":…,"source":…,"data":{…}}</c>.
/// <c>by</c>, <c>asserted</c> and <c>source</c> are absent when unknown; times are UTC with microseconds.
/// </summary>
public sealed record StreamHistory(string StreamId, long Version, string Facts);

/// <summary>Histories of a district as they stood together at one position of its log.</summary>
/// <param name="Head">The district's last position; 0 when it is not known.</param>
/// <param name="Streams">In ordinal order of the stream id.</param>
public sealed record TenantHistories(long Head, IReadOnlyList<StreamHistory> Streams);
