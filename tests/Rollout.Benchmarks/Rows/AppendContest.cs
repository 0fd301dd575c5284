using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>
/// Writers that append to schools of their own, each with the version it knows. Rollout's share one store; the floor's
/// hold a connection each, under the same row-level security. Each side has its own districts of 1,000 schools in the same tables.
/// </summary>
internal sealed class AppendContest : IContest
{
    private const int Schools = 1_000;

    private readonly BenchDatabase _database;
    private readonly Writer[] _ours;
    private readonly Writer[] _floor;
    private readonly TimeSpan _round;
    private readonly int _events;

    private AppendContest(BenchDatabase database, Writer[] ours, Writer[] floor, TimeSpan round, int events) =>
        (_database, _ours, _floor, _round, _events) = (database, ours, floor, round, events);

    /// <param name="floor">The file of the floor's SQL.</param>
    /// <param name="keepsHistories">Whether both write the history rows too.</param>
    internal static async Task<IContest> PrepareAsync(
        Size size, int districts, int writers, int events, string floor, bool keepsHistories = false)
    {
        var database = await BenchDatabase.CreateAsync();
        var store = new PostgresEventStore(database.App, keepsHistories);
        foreach (var tenant in Enumerable.Range(0, districts).SelectMany(n => new[] { $"ours-{n}", $"floor-{n}" }))
            await store.AppendManyAsync([Invented.District(tenant, Schools, 1)], default);

        List<Writer> ours = [], theirs = [];
        for (var n = 0; n < districts * writers; n++)
        {
            var own = Enumerable.Range(0, Schools).Where(school => school % writers == n / districts).Select(Invented.Stream).ToArray();
            ours.Add(new StoreWriter(store, $"ours-{n % districts}", own, events));
            theirs.Add(await FloorWriter.OpenAsync(database, floor, $"floor-{n % districts}", own, events));
        }

        await database.SettleAsync();
        return new AppendContest(database, [.. ours], [.. theirs], size.Round, events);
    }

    /// <summary>Both are Rollout's, of 8 writers on 8 districts: ours under row-level security, the floor past it.</summary>
    internal static async Task<IContest> PrepareSecurityAsync(Size size)
    {
        var database = await BenchDatabase.CreateAsync();
        List<Writer> ours = [], theirs = [];
        foreach (var (prefix, writers, source) in new[] { ("ours", ours, database.App), ("floor", theirs, database.Source) })
        {
            var store = new PostgresEventStore(source);
            foreach (var tenant in Enumerable.Range(0, 8).Select(n => $"{prefix}-{n}"))
            {
                await store.AppendManyAsync([Invented.District(tenant, Schools, 1)], default);
                writers.Add(new StoreWriter(store, tenant, [.. Enumerable.Range(0, Schools).Select(Invented.Stream)], 1));
            }
        }

        await database.SettleAsync();
        return new AppendContest(database, [.. ours], [.. theirs], size.Round, 1);
    }

    public int Turns => 6;

    public Task<Sample> OursAsync() => RunAsync(_ours);

    public async Task<Sample?> FloorAsync() => await RunAsync(_floor);

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _floor)
            await writer.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<Sample> RunAsync(Writer[] writers)
    {
        var began = Stopwatch.GetTimestamp();
        var latencies = (await Task.WhenAll(writers.Select(writer => Task.Run(() => writer.WriteAsync(_round / Turns)))))
            .SelectMany(l => l).Order().ToList();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new(latencies.Count * _events / seconds, latencies[latencies.Count * 99 / 100]);
    }

    private abstract class Writer(string[] streams, int events) : IAsyncDisposable
    {
        private readonly long[] _versions = [.. streams.Select(_ => 1L)];
        private int _turn;

        /// <summary>Milliseconds of each append of a turn.</summary>
        internal async Task<List<double>> WriteAsync(TimeSpan span)
        {
            var latencies = new List<double>();
            var began = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(began) < span)
            {
                var school = _turn++ % streams.Length;
                var from = Stopwatch.GetTimestamp();
                var facts = new NewEvent[events];
                for (var n = 0; n < events; n++)
                    facts[n] = Invented.Event(streams[school], _turn + n);
                if (!await AppendAsync(streams[school], _versions[school], facts))
                    throw new InvalidOperationException("An append of the benchmark was refused.");
                _versions[school] += events;
                latencies.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }

            return latencies;
        }

        public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

        protected abstract Task<bool> AppendAsync(string stream, long version, NewEvent[] facts);
    }

    private sealed class StoreWriter(PostgresEventStore store, string tenant, string[] streams, int events) : Writer(streams, events)
    {
        protected override async Task<bool> AppendAsync(string stream, long version, NewEvent[] facts) =>
            await store.AppendAsync(Invented.Append(tenant, stream, version, facts), default) is AppendOutcome.Appended;
    }

    private sealed class FloorWriter : Writer
    {
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlCommand _command;
        private readonly NpgsqlParameter<string> _stream = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
        private readonly NpgsqlParameter<long> _version = new();
        private readonly NpgsqlParameter _id = new();
        private readonly NpgsqlParameter _data = new();
        private readonly NpgsqlParameter<string> _type = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
        private readonly NpgsqlParameter<string> _clrType = new() { NpgsqlDbType = NpgsqlDbType.Varchar };
        private readonly int _events;

        private FloorWriter(NpgsqlConnection connection, string floor, string tenant, string[] streams, int events)
            : base(streams, events)
        {
            (_connection, _events) = (connection, events);
            _command = new(BenchDatabase.Floor(floor), connection);
            var many = events > 1 ? NpgsqlDbType.Array : default;
            (_id.NpgsqlDbType, _data.NpgsqlDbType) = (many | NpgsqlDbType.Uuid, many | NpgsqlDbType.Jsonb);
            _command.Parameters.AddRange(new NpgsqlParameter[]
            {
                Text(tenant), _stream, _version, _id, _data, _type, _clrType, Text("request"), Text("command"), Text("operator:bench"),
            });
        }

        internal static async Task<Writer> OpenAsync(BenchDatabase database, string floor, string tenant, string[] streams, int events)
        {
            var writer = new FloorWriter(await database.HoldAsync(tenant), floor, tenant, streams, events);
            await writer._command.PrepareAsync();
            return writer;
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await _command.DisposeAsync();
            await _connection.DisposeAsync();
        }

        protected override async Task<bool> AppendAsync(string stream, long version, NewEvent[] facts)
        {
            (_stream.TypedValue, _version.TypedValue) = (stream, version);
            (_type.TypedValue, _clrType.TypedValue) = (facts[0].Type, facts[0].ClrType);
            if (_events == 1)
                (_id.Value, _data.Value) = (facts[0].Id, facts[0].Data);
            else
                (_id.Value, _data.Value) = (Array.ConvertAll(facts, f => f.Id), Array.ConvertAll(facts, f => f.Data));
            return await _command.ExecuteNonQueryAsync() == _events;
        }

        private static NpgsqlParameter<string> Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = value };
    }
}
