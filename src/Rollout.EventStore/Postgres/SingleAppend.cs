using Npgsql;
using NpgsqlTypes;

namespace Rollout.EventStore.Postgres;

/// <summary>One district's append: one round trip, one transaction. Where <see cref="KnownAppend"/> can't store it, es_append tells.</summary>
internal sealed class SingleAppend(NpgsqlDataSource database, AppendPlan plan, bool keepsHistories)
{
    private static readonly string Sql = EmbeddedSql.Read("Postgres.append.sql");

    public async Task<AppendOutcome> RunAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StoreKnownAsync(attempt, ct)
                    ?? await StoreAsync(asksIdsFirst: attempt > 1 || !plan.AllVersionsAreExact, ct);
            }
            catch (PostgresException raised) when (Refusals.IsRefusal(raised))
            {
                return await OutcomeAsync(raised, ct);
            }
            catch (PostgresException raised) when (Refusals.MeansTryAgain(raised, attempt))
            {
                // Nothing was stored; around again.
            }
        }
    }

    private async Task<AppendOutcome?> StoreKnownAsync(int attempt, CancellationToken ct) =>
        attempt == 1 && KnownAppend.Suits(plan) ? await new KnownAppend(database, plan, keepsHistories).RunAsync(ct) : null;

    private async Task<AppendOutcome> StoreAsync(bool asksIdsFirst, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        AddAll(command.Parameters, asksIdsFirst);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var versions = row.GetFieldValue<long[]>(2);
        return new AppendOutcome.Appended(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1),
            plan.Streams.Index().ToDictionary(s => s.Item.StreamId, s => versions[s.Index]));
    }

    private async Task<AppendOutcome> OutcomeAsync(PostgresException raised, CancellationToken ct) => raised.SqlState switch
    {
        Refusals.Conflict => new AppendOutcome.Conflict(
            raised.TableName!, plan.ExpectedOf(raised.TableName!), Refusals.ActualVersion(raised)),
        Refusals.UnknownTenant => new AppendOutcome.UnknownTenant(plan.Tenant),
        _ => await Recall.OutcomeAsync(database, plan, ct),
    };

    private void AddAll(NpgsqlParameterCollection parameters, bool asksIdsFirst)
    {
        var events = plan.Append.Events;
        parameters.AddText(plan.Tenant);
        parameters.AddFlag(plan.Append.RegistersTenant);
        parameters.AddFlag(asksIdsFirst);
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(plan.Streams, s => s.StreamId));
        parameters.AddArray(NpgsqlDbType.Varchar, Array.ConvertAll(plan.Streams, s => s.StreamType));
        parameters.AddArray(NpgsqlDbType.Bigint, Array.ConvertAll(plan.Streams, s => s.Expected.Wire));
        parameters.AddArray(NpgsqlDbType.Integer, plan.Counts);
        parameters.AddArray(NpgsqlDbType.Integer, Array.ConvertAll(plan.StreamOf, index => index + 1));
        parameters.AddArray(NpgsqlDbType.Integer, plan.Nth);
        parameters.AddArray<Guid>(NpgsqlDbType.Uuid, [.. events.Select(e => e.Id)]);
        parameters.AddArray<string>(NpgsqlDbType.Varchar, [.. events.Select(e => e.Type)]);
        parameters.AddArray<string>(NpgsqlDbType.Varchar, [.. events.Select(e => e.ClrType)]);
        parameters.AddArray<string>(NpgsqlDbType.Jsonb, [.. events.Select(e => e.Data)]);
        parameters.AddArray<DateTimeOffset?>(
            NpgsqlDbType.TimestampTz, [.. events.Select(e => AppendPlan.ToMicroseconds(e.AssertedAt))]);
        parameters.AddArray<string?>(NpgsqlDbType.Varchar, [.. events.Select(e => e.Source)]);
        parameters.AddArray<string?>(NpgsqlDbType.Varchar, [.. events.Select(plan.UserName)]);
        parameters.AddText(plan.Append.CorrelationId);
        parameters.AddText(plan.Append.CausationId);
        parameters.AddFlag(keepsHistories);
    }
}
