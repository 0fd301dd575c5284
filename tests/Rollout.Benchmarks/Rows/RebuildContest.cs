using System.Diagnostics;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.Benchmarks.Rows;

/// <summary>Histories made anew by the store, against a bare ordered read, a fold in memory and a COPY.</summary>
internal sealed class RebuildContest : IContest
{
    private const string Tenant = "oakdale";

    private readonly BenchDatabase _database;

    private RebuildContest(BenchDatabase database) => _database = database;

    internal static async Task<IContest> PrepareAsync(Size size)
    {
        var database = await BenchDatabase.CreateAsync();
        await new PostgresEventStore(database.Source).AppendManyAsync([Invented.District(Tenant, size.Of(10_000), 100)], default);
        await database.RunAsync("vacuum analyze");
        return new RebuildContest(database);
    }

    public Task<Sample> OursAsync() => TimedAsync(() => HistoryRebuild.RunAsync(_database.Source, Tenant, default));

    public async Task<Sample?> FloorAsync() => await TimedAsync(async () => await CopyAsync(await ReadAsync()));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    // What is made anew is gone before: otherwise the store has nothing to write.
    private async Task<Sample> TimedAsync(Func<Task> work)
    {
        await _database.RunAsync("truncate es_history");
        await _database.SettleAsync();
        var began = Stopwatch.GetTimestamp();
        await work();
        return new(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private async Task<Dictionary<(string Stream, int Part), (long Version, StringBuilder Facts)>> ReadAsync()
    {
        await using var connection = await _database.HoldAsync();
        await using var read = new NpgsqlCommand(BenchDatabase.Floor("read-tenant"), connection) { CommandTimeout = 0 };
        read.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = Tenant });
        await using var row = await read.ExecuteReaderAsync();
        var histories = new Dictionary<(string, int), (long, StringBuilder Facts)>();
        while (await row.ReadAsync())
        {
            var part = (row.GetString(0), (int)((row.GetInt64(1) - 1) / 8));
            var facts = histories.TryGetValue(part, out var known) ? known.Facts : new();
            facts.Append("{\"id\":\"").Append(row.GetGuid(2)).Append("\",\"at\":\"").Append(row.GetFieldValue<DateTimeOffset>(4).UtcDateTime.ToString("O"))
                .Append("\",\"headers\":").Append(row.GetString(3)).Append(",\"type\":\"").Append(row.GetString(5))
                .Append("\",\"by\":\"").Append(row.GetString(6)).Append("\",\"data\":").Append(row.GetString(7)).Append("}\n");
            histories[part] = (row.GetInt64(1), facts);
        }

        return histories;
    }

    private async Task CopyAsync(Dictionary<(string Stream, int Part), (long Version, StringBuilder Facts)> histories)
    {
        await using var connection = await _database.HoldAsync();
        await using var rows = await connection.BeginBinaryImportAsync("copy es_history (tenant_id, stream_id, part, version, facts) from stdin (format binary)");
        foreach (var ((stream, part), (version, facts)) in histories)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(Tenant, NpgsqlDbType.Varchar);
            await rows.WriteAsync(stream, NpgsqlDbType.Varchar);
            await rows.WriteAsync(part, NpgsqlDbType.Integer);
            await rows.WriteAsync(version, NpgsqlDbType.Bigint);
            await rows.WriteAsync(facts.ToString(), NpgsqlDbType.Text);
        }

        await rows.CompleteAsync();
    }
}
