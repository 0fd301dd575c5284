using Npgsql;

namespace Rollout.EventStore.Projections;

/// <summary>
/// A read model kept by following the log. It hears every event of a district in order and exactly once, and writes
/// only rows of that district. It sends nothing: a rebuild tells it everything again.
/// </summary>
public interface IProjection
{
    /// <summary>Unique, and kept for good: the cursors are remembered under it.</summary>
    string Name { get; }

    /// <summary>
    /// The tables it writes, without schema, each with a <c>tenant_id</c> column and without generated columns. A
    /// rebuild puts temporary tables of these names before them, so its SQL names them without schema too.
    /// </summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>What the event is about: when it cannot be applied, later events of the same key wait for it.</summary>
    string Key(StoredEvent happened);

    /// <summary>
    /// Writes what these events change, on the connection's running transaction, which it neither commits nor ends.
    /// It may be told the same events again in smaller batches after it threw.
    /// </summary>
    Task ApplyAsync(
        NpgsqlConnection connection, string tenant, IReadOnlyList<StoredEvent> events, CancellationToken ct);
}
