using System.Diagnostics;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Rollout.App;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>A school's stream loaded and folded as deciding does it, against a bare read of its events and the same fold.</summary>
internal sealed class FoldContest : IContest
{
    private const string Tenant = "oakdale";
    private const int Schools = 50;

    private readonly BenchDatabase _database;
    private readonly PostgresEventStore _store;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _read;
    private readonly NpgsqlParameter<string> _stream = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
    private readonly int _times;

    private FoldContest(BenchDatabase database, NpgsqlConnection connection, int times)
    {
        (_database, _store, _connection, _times) = (database, new(database.App), connection, times);
        _read = new(BenchDatabase.Floor("read-stream"), connection);
        _read.Parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = Tenant });
        _read.Parameters.Add(_stream);
    }

    internal static async Task<IContest> PrepareAsync(Size size)
    {
        var database = await BenchDatabase.CreateAsync();
        await new PostgresEventStore(database.App).AppendManyAsync([Invented.District(Tenant, Schools, 200)], default);
        await database.RunAsync("vacuum analyze");
        var contest = new FoldContest(database, await database.HoldAsync(), size.Of(2_000));
        await contest._read.PrepareAsync();
        return contest;
    }

    public Task<Sample> OursAsync() => TimedAsync(LoadAsync);

    public async Task<Sample?> FloorAsync() => await TimedAsync(ReadAsync);

    public async ValueTask DisposeAsync()
    {
        await _read.DisposeAsync();
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<Sample> TimedAsync(Func<string, Task<DistrictState>> load)
    {
        var began = Stopwatch.GetTimestamp();
        for (var n = 0; n < _times; n++)
        {
            if (await load(Invented.Stream(n % Schools)) is null)
                throw new InvalidOperationException("Nothing was folded.");
        }

        return new(Stopwatch.GetElapsedTime(began).TotalMilliseconds / _times);
    }

    private async Task<DistrictState> LoadAsync(string stream) =>
        (await Loading.LoadAsync(_store, new(Tenant), [StreamId.Parse(stream, null)], default)).State;

    private async Task<DistrictState> ReadAsync(string stream)
    {
        _stream.TypedValue = stream;
        await using var row = await _read.ExecuteReaderAsync();
        var (state, id) = (DistrictState.Initial, StreamId.Parse(stream, null));
        while (await row.ReadAsync())
        {
            state = state.Evolve(id, new(row.GetGuid(0), row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(2), null, null, row.GetString(5),
                EventCodec.Decode(row.GetString(3), Encoding.UTF8.GetBytes(row.GetString(4)))));
        }

        return state;
    }
}
