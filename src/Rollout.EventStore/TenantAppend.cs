namespace Rollout.EventStore;

/// <summary>A stream an append touches, its type, and what the writer believes about its version.</summary>
public sealed record StreamTarget(string StreamId, string StreamType, ExpectedVersion Expected);

/// <summary>
/// A fact to be recorded. <paramref name="Type"/> is its alias in the log, <paramref name="ClrType"/> Marten's
/// <c>"FullName, Assembly"</c>, <paramref name="Data"/> the text of a JSON object.
/// </summary>
/// <param name="StreamId">One of the append's streams.</param>
/// <param name="Id">Known to the sender before the append, so that saying it twice records it once.</param>
/// <param name="Type">Snake-case alias, unique in the system.</param>
/// <param name="ClrType">Namespace-qualified type name and assembly.</param>
/// <param name="Data">A JSON object in camel case.</param>
/// <param name="AssertedAt">When an earlier system says it was recorded; kept to the microsecond.</param>
/// <param name="Source">The earlier system or file this fact was imported from.</param>
/// <param name="UserName">Who recorded it; <c>null</c> means the append's own user.</param>
public sealed record NewEvent(
    string StreamId,
    Guid Id,
    string Type,
    string ClrType,
    string Data,
    DateTimeOffset? AssertedAt = null,
    string? Source = null,
    string? UserName = null);

/// <summary>Facts of one district that are recorded together or not at all.</summary>
/// <param name="Tenant">The district.</param>
/// <param name="Streams">Every stream the events belong to, each once.</param>
/// <param name="Events">In the order of the log, across streams; at least one in each stream.</param>
/// <param name="UserName">Who recorded the events that name nobody themselves.</param>
/// <param name="CorrelationId">The request all of this began with.</param>
/// <param name="CausationId">The command this append answers.</param>
/// <param name="RegistersTenant">Whether a district that is not known yet begins with this append.</param>
public sealed record TenantAppend(
    string Tenant,
    IReadOnlyList<StreamTarget> Streams,
    IReadOnlyList<NewEvent> Events,
    string? UserName,
    string? CorrelationId,
    string? CausationId,
    bool RegistersTenant = false);
