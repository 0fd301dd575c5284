using Npgsql;
using NpgsqlTypes;

namespace Rollout.EventStore.Postgres;

/// <summary>
/// Appends of one district, of one stream each, as one call: of es_append_exact where each names the version it knows of a
/// stream of its own, and of es_append_group where not, or where one is refused. What may be one append's own fault is tried
/// again one by one; any other fault is told to all.
/// </summary>
internal sealed class GroupAppend
{
    private static readonly string Sql = EmbeddedSql.Read("Postgres.append-group.sql");
    private static readonly string SqlOfExact = EmbeddedSql.Read("Postgres.append-exact.sql");

    private readonly NpgsqlDataSource _database;
    private readonly bool _keepsHistories;
    private readonly WaitingAppend[] _group;
    private readonly AppendPlan[] _plans;

    public GroupAppend(NpgsqlDataSource database, IReadOnlyList<WaitingAppend> group, bool keepsHistories)
    {
        (_database, _keepsHistories) = (database, keepsHistories);
        // In the order of their locks; those of one stream stay in order of arrival.
        _group = [.. group.OrderBy(waiter => waiter.Plan.Streams[0].StreamId, StringComparer.Ordinal)];
        _plans = Array.ConvertAll(_group, waiter => waiter.Plan);
    }

    public async Task RunAsync()
    {
        // A fault is the callers' who wait for the group: it is handed on to each, not handled here.
        var storing = StoreAsync();
        await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (FaultOf(storing) is not { } fault)
            return;

        foreach (var waiter in _group)
        {
            if (Refusals.MayBeOnesOwn(fault))
                await AnswerAsync(waiter, new SingleAppend(_database, waiter.Plan, _keepsHistories).RunAsync);
            else
                waiter.Fail(fault);
        }
    }

    /// <summary>Tells the caller what became of the append, or its fault.</summary>
    public static async Task AnswerAsync(WaitingAppend waiter, Func<CancellationToken, Task<AppendOutcome>> outcome)
    {
        var answering = outcome(CancellationToken.None);
        await ((Task)answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (FaultOf(answering) is { } fault)
            waiter.Fail(fault);
        else
            waiter.Answer(await answering);
    }

    private async Task StoreAsync()
    {
        if (!IsExact() || !await StoreExactAsync())
            await StoreEachAsync();
    }

    private bool IsExact() =>
        Array.TrueForAll(_plans, plan => plan.Streams[0].Expected.Wire > 0)
        && _plans.DistinctBy(plan => plan.Streams[0].StreamId, StringComparer.Ordinal).Count() == _plans.Length;

    /// <summary>False when one of them is to be refused: then nothing was stored.</summary>
    private async Task<bool> StoreExactAsync()
    {
        try
        {
            var (position, at) = await CallExactAsync();
            foreach (var waiter in _group.Reverse())
            {
                var stream = waiter.Plan.Streams[0];
                var count = waiter.Plan.Counts[0];
                waiter.Answer(new AppendOutcome.Appended(
                    position, at, new Dictionary<string, long> { [stream.StreamId] = stream.Expected.Wire + count }));
                (position, at) = (position - count, at.AddMicroseconds(-1));
            }

            return true;
        }
        catch (PostgresException raised) when (Refusals.IsOfAGroup(raised))
        {
            return false;
        }
    }

    private async Task<(long Position, DateTimeOffset At)> CallExactAsync()
    {
        await using var command = _database.CreateCommand(SqlOfExact);
        command.Parameters.AddText(_plans[0].Tenant);
        AddStreams(command.Parameters);
        AddEvents(command.Parameters);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1));
    }

    private async Task StoreEachAsync()
    {
        var became = await CallAsync();
        foreach (var (i, waiter) in _group.Index())
        {
            var stream = waiter.Plan.Streams[0];
            await AnswerAsync(waiter, async ct => became.Outcomes[i] switch
            {
                0 => new AppendOutcome.Appended(
                    became.Positions[i], became.Times[i], new Dictionary<string, long> { [stream.StreamId] = became.Versions[i] }),
                1 => new AppendOutcome.Conflict(stream.StreamId, stream.Expected, became.Versions[i]),
                2 => await Recall.OutcomeAsync(_database, waiter.Plan, ct),
                _ => new AppendOutcome.UnknownTenant(waiter.Plan.Tenant),
            });
        }
    }

    private async Task<(int[] Outcomes, long[] Versions, long[] Positions, DateTimeOffset[] Times)> CallAsync()
    {
        await using var command = _database.CreateCommand(Sql);
        var parameters = command.Parameters;
        parameters.AddText(_plans[0].Tenant);
        parameters.AddFlag(!Array.TrueForAll(_plans, plan => plan.AllVersionsAreExact));
        parameters.AddArray(NpgsqlDbType.Boolean, Array.ConvertAll(_plans, plan => plan.Append.RegistersTenant));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(_plans, plan => plan.Streams[0].StreamType));
        AddStreams(parameters);
        AddEvents(parameters);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetFieldValue<int[]>(0), row.GetFieldValue<long[]>(1), row.GetFieldValue<long[]>(2),
            row.GetFieldValue<DateTimeOffset[]>(3));
    }

    private static Exception? FaultOf(Task ended) =>
        ended.IsCanceled ? new OperationCanceledException() : ended.Exception?.InnerException;

    private void AddStreams(NpgsqlParameterCollection parameters)
    {
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(_plans, plan => plan.Streams[0].StreamId));
        parameters.AddArray(NpgsqlDbType.Bigint, Array.ConvertAll(_plans, plan => plan.Streams[0].Expected.Wire));
        parameters.AddArray(NpgsqlDbType.Integer, Array.ConvertAll(_plans, plan => plan.Counts[0]));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(_plans, plan => plan.Append.CorrelationId));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(_plans, plan => plan.Append.CausationId));
    }

    private void AddEvents(NpgsqlParameterCollection parameters)
    {
        var events = _plans.SelectMany((plan, i) => plan.Append.Events.Select((e, n) => (Event: e, Plan: plan, Of: i + 1, Nth: plan.Nth[n])))
            .ToArray();
        parameters.AddArray(NpgsqlDbType.Integer, Array.ConvertAll(events, e => e.Of));
        parameters.AddArray(NpgsqlDbType.Integer, Array.ConvertAll(events, e => e.Nth));
        parameters.AddArray(NpgsqlDbType.Uuid, Array.ConvertAll(events, e => e.Event.Id));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(events, e => e.Event.Type));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(events, e => e.Event.ClrType));
        parameters.AddArray(NpgsqlDbType.Jsonb, Array.ConvertAll(events, e => e.Event.Data));
        parameters.AddArray(NpgsqlDbType.TimestampTz, Array.ConvertAll(events, e => AppendPlan.ToMicroseconds(e.Event.AssertedAt)));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(events, e => e.Event.Source));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(events, e => e.Plan.UserName(e.Event)));
        parameters.AddFlag(_keepsHistories);
    }
}
