using System.Diagnostics;
using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// A node: its store, its follower of all there is to follow, a pool for each; and how long at most the follower stood still while there was
/// something to follow.
/// </summary>
internal sealed class Node : IAsyncDisposable
{
    private const string Behind =
        """
        select coalesce(sum(h.pos), 0)::bigint, coalesce(sum(c.pos), 0)::bigint
          from es_tenant_head h left join es_cursor c on c.tenant_id = h.tenant_id and c.name = 'heard'
        """;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _projecting;
    private readonly NpgsqlDataSource _writing;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private readonly Task _watching;
    private readonly CountingProjection _projection = new();
    private int _outages;

    /// <param name="operating">Past the districts' borders: how far all of them are.</param>
    /// <param name="app">The application's own login, where the database has one.</param>
    public Node(string operating, string? app = null)
    {
        _source = PostgresDatabase.Open(operating + ";Maximum Pool Size=1");
        _projecting = PostgresDatabase.Open((app is null ? operating : ClusterRoles.Projecting(app)) + ";Maximum Pool Size=3");
        _writing = PostgresDatabase.Open(app ?? operating);
        Store = new(_writing);
        Follower = new(_projecting, [_projection, .. ReadModels.All]);
        _following = Task.Run(() => Follower.RunAsync(_ => Interlocked.Increment(ref _outages), _stop.Token));
        _watching = Task.Run(WatchAsync);
    }

    public PostgresEventStore Store { get; }

    public Follower Follower { get; }

    /// <summary>It never does by itself.</summary>
    public bool HasEnded => _following.IsCompleted;

    public TimeSpan LongestStall { get; private set; }

    public long Heard => _projection.Heard;

    public int Outages => _outages;

    /// <summary>Ends it; whatever ended it before is thrown.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        foreach (var task in (Task[])[_following, _watching])
        {
            try
            {
                await task;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // As asked.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Follower.Dispose();
        _stop.Dispose();
        await _source.DisposeAsync();
        await _projecting.DisposeAsync();
        await _writing.DisposeAsync();
    }

    private async Task WatchAsync()
    {
        var last = -1L;
        var still = Stopwatch.StartNew();
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(50, _stop.Token);
            try
            {
                var (head, cursor) = await ProgressAsync();
                if (cursor != last || cursor == head)
                    still.Restart();
                last = cursor;
            }
            catch (NpgsqlException)
            {
                still.Restart();
            }

            if (still.Elapsed > LongestStall)
                LongestStall = still.Elapsed;
        }
    }

    private async Task<(long Head, long Cursor)> ProgressAsync()
    {
        await using var command = _source.CreateCommand(Behind);
        await using var row = await command.ExecuteReaderAsync(_stop.Token);
        await row.ReadAsync(_stop.Token);
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private sealed class CountingProjection : IProjection
    {
        private readonly HeardProjection _heard = new();
        private long _count;

        public long Heard => _count;

        public string Name => _heard.Name;

        public IReadOnlyList<string> Tables => _heard.Tables;

        public string Key(StoredEvent happened) => _heard.Key(happened);

        public Task ApplyAsync(NpgsqlConnection connection, string tenant, IReadOnlyList<StoredEvent> events, CancellationToken ct)
        {
            Interlocked.Add(ref _count, events.Count);
            return _heard.ApplyAsync(connection, tenant, events, ct);
        }
    }
}
