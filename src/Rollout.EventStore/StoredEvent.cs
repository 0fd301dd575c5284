namespace Rollout.EventStore;

/// <summary>A fact as the log holds it.</summary>
/// <param name="Position">The district's own number of the event: 1, 2, 3 … without gaps.</param>
/// <param name="SequenceId">The log's number; rises with the position within a district, has gaps, starts anywhere.</param>
/// <param name="Id">Given by the sender.</param>
/// <param name="StreamId">The stream it belongs to.</param>
/// <param name="Version">Its number within the stream, from 1.</param>
/// <param name="Type">Its alias.</param>
/// <param name="Data">A JSON object, in PostgreSQL's own spacing and order of keys.</param>
/// <param name="LoggedAt">When it was recorded here, UTC; one instant for all events of an append.</param>
/// <param name="AssertedAt">When an earlier system says it was recorded, UTC.</param>
/// <param name="Source">The earlier system it was imported from.</param>
/// <param name="UserName">Who recorded it.</param>
/// <param name="CorrelationId">The request it began with.</param>
/// <param name="CausationId">The command it answers.</param>
public sealed record StoredEvent(
    long Position,
    long SequenceId,
    Guid Id,
    string StreamId,
    long Version,
    string Type,
    string Data,
    DateTimeOffset LoggedAt,
    DateTimeOffset? AssertedAt,
    string? Source,
    string? UserName,
    string? CorrelationId,
    string? CausationId);
