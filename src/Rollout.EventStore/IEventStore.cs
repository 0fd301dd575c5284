namespace Rollout.EventStore;

/// <summary>
/// The log of every district. A district's events have one gapless order; recorded times rise with it. Refusals are
/// values; an exception means a fault in the caller or a broken world, and then nothing was stored.
/// </summary>
public interface IEventStore
{
    /// <summary>Records one district's facts, all or none, in one round trip.</summary>
    Task<AppendOutcome> AppendAsync(TenantAppend append, CancellationToken ct);

    /// <summary>
    /// Records the facts of several districts, all or none, each district at most once in the list. There is no limit
    /// on the number of events.
    /// </summary>
    Task<BulkOutcome> AppendManyAsync(IReadOnlyList<TenantAppend> appends, CancellationToken ct);

    /// <summary>A stream's events in order of version, after (not including) a version.</summary>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenant, string streamId, long afterVersion, CancellationToken ct);

    /// <summary>A district's events in order of position, after (not including) a position, at most <paramref name="limit"/>.</summary>
    IAsyncEnumerable<StoredEvent> ReadTenantAsync(string tenant, long afterPosition, int? limit, CancellationToken ct);

    /// <summary>The district's last position, 0 when it has no events; <c>null</c> when it is not known.</summary>
    Task<long?> HeadAsync(string tenant, CancellationToken ct);

    /// <summary>Every known district, in byte order.</summary>
    Task<IReadOnlyList<string>> TenantsAsync(CancellationToken ct);

    /// <summary>
    /// The histories of the named streams and of those that begin with one of the prefixes; of all streams when both
    /// are <c>null</c>. A stream without events has none.
    /// </summary>
    Task<TenantHistories> ReadHistoriesAsync(
        string tenant,
        IReadOnlyCollection<string>? streamIds,
        IReadOnlyCollection<string>? prefixes,
        CancellationToken ct);

    /// <summary>Which of these event ids the district already has, each with its stream.</summary>
    Task<IReadOnlyDictionary<Guid, string>> FindAsync(
        string tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>
    /// Whether an event of an <see cref="AppendManyAsync"/> whose connection broke is stored. Waits until no append of
    /// the district is under way any more: the broken connection's commit may still arrive.
    /// </summary>
    Task<bool> IsStoredInTheEndAsync(string tenant, Guid id, CancellationToken ct);
}
