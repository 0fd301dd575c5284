using System.Runtime.ExceptionServices;
using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>
/// One batch applied in a running transaction: at once as a rule; when that fails one by one, and then the event that
/// fails and all later ones of its key are parked while the others go on.
/// </summary>
internal sealed class Applying(
    IProjection projection, string tenant, NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    private const string Savepoint = "applying";

    private const string ParkSql =
        "insert into es_parked (tenant_id, name, key, pos, event_id, error) values ($1, $2, $3, $4, $5, $6)";

    private const int MostSlowInARow = 3;

    private NpgsqlException? _slow;
    private int _slowInARow;
    private int _applied;

    /// <summary>
    /// As a rule a statement that takes too long is the database's fault and ends the batch, to be tried again. An event
    /// that alone always takes too long would hold up its district for ever. So the follower, when a page has taken too
    /// long several times in a row, has it applied one by one, and then what takes too long is parked like any poison,
    /// provided that the database answers others meanwhile: some event of the batch is applied, and never do three in a
    /// row take too long. A locked table thus parks nothing, and neither does an event that holds up nobody else. A
    /// rebuild and a replay do without this: they tell whoever asked for them.
    /// </summary>
    public bool ParksTheSlow { get; init; }

    /// <summary>Whether the transaction ends with this batch: its savepoint then ends with it.</summary>
    public bool IsLast { get; init; }

    /// <summary>What the events are about.</summary>
    public static IReadOnlyCollection<string> Keys(IProjection projection, IReadOnlyList<StoredEvent> events) =>
        [.. events.Select(projection.Key).Distinct()];

    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, CancellationToken ct) =>
        await ApplyAsync(events, await Cursor.ParkedAsync(connection, tenant, projection.Name, Keys(projection, events), ct), ct);

    /// <param name="parked">Which of their keys are parked.</param>
    public async Task ApplyAsync(IReadOnlyList<StoredEvent> events, HashSet<string> parked, CancellationToken ct)
    {
        if (!ParksTheSlow && parked.Count == 0 && await FailureOfAsync(events, endsHere: IsLast, ct) is null)
            return;
        foreach (var happened in events)
            await ApplyOrParkAsync(happened, parked, ct);
        if (_slow is not null && _applied == 0)
            ExceptionDispatchInfo.Throw(_slow);
    }

    private async Task ApplyOrParkAsync(StoredEvent happened, HashSet<string> parked, CancellationToken ct)
    {
        var key = projection.Key(happened);
        if (parked.Contains(key))
        {
            await ParkAsync(happened, key, "waits for an earlier event of its key", ct);
        }
        else if (await FailureOfAsync([happened], endsHere: false, ct) is { } error)
        {
            parked.Add(key);
            await ParkAsync(happened, key, error, ct);
        }
    }

    private async Task<string?> FailureOfAsync(IReadOnlyList<StoredEvent> events, bool endsHere, CancellationToken ct)
    {
        await transaction.SaveAsync(Savepoint, ct);
        try
        {
            await projection.ApplyAsync(connection, tenant, events, ct);
            if (!endsHere)
                await transaction.ReleaseAsync(Savepoint, ct);
            (_applied, _slowInARow) = (_applied + 1, 0);
            return null;
        }
        catch (NpgsqlException slow) when (IsParkedForSlowness(slow))
        {
            (_slow, _slowInARow) = (slow, _slowInARow + 1);
            await transaction.RollbackAsync(Savepoint, ct);
            return $"{slow.GetType().Name}: {slow.Message}";
        }
        catch (Exception fault) when (IsTheProjections(fault))
        {
            await transaction.RollbackAsync(Savepoint, ct);
            return $"{fault.GetType().Name}: {fault.Message}";
        }
    }

    // The one wide catch of the store: a projection is foreign code, and whatever it throws about an event is to be
    // parked with that event. What would not fail again is not its fault: a cancellation, a lost connection, a
    // deadlock, a statement that waited too long or a server going down.
    private bool IsTheProjections(Exception fault) =>
        fault is not OperationCanceledException && !Outages.Is(fault)
        && connection.FullState == System.Data.ConnectionState.Open;

    private bool IsParkedForSlowness(NpgsqlException fault) =>
        ParksTheSlow && Outages.IsSlowness(fault) && _slowInARow + 1 < MostSlowInARow
        && connection.FullState == System.Data.ConnectionState.Open;

    private async Task ParkAsync(StoredEvent happened, string key, string error, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ParkSql, connection);
        command.Parameters.AddText(tenant);
        command.Parameters.AddText(projection.Name);
        command.Parameters.AddText(key);
        command.Parameters.AddNumber(happened.Position);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = happened.Id });
        command.Parameters.AddText(error);
        await command.ExecuteNonQueryAsync(ct);
    }
}
