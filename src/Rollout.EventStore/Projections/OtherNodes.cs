using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore.Projections;

/// <summary>
/// Tells other nodes that a log went on, and hears it from them. Only a hint: who hears nothing finds out by looking, each second.
/// NOTIFY takes a lock of the whole database as it commits, so it is never part of an append, and is said at most fifty times a second.
/// </summary>
/// <param name="database">A pool that can spare two connections.</param>
public sealed class OtherNodes(NpgsqlDataSource database) : IDisposable
{
    private const string Channel = "rollout_log";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _news = new(0);

    /// <summary>Says, after a commit in this process, that a log went on.</summary>
    public void Tell()
    {
        if (_news.CurrentCount == 0)
            _news.Release();
    }

    /// <summary>Tells and hears until cancelled; what is said here is heard here too. While the database is away nothing is.</summary>
    public Task RunAsync(Action heard, CancellationToken ct) => Task.WhenAll(RunAsync(TellAsync, ct), RunAsync(again => HearAsync(heard, again), ct));

    public void Dispose() => _news.Dispose();

    private static async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await work(ct);
            }
            catch (NpgsqlException outage) when (Outages.Is(outage))
            {
                await Task.Delay(Pause, ct);
            }
        }
    }

    private async Task TellAsync(CancellationToken ct)
    {
        await _news.WaitAsync(ct);
        await using var command = database.CreateCommand($"notify {Channel}");
        await command.ExecuteNonQueryAsync(ct);
        await Task.Delay(Rest, ct);
    }

    private async Task HearAsync(Action heard, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, _) => heard();
        await using (var command = new NpgsqlCommand($"listen {Channel}", connection))
            await command.ExecuteNonQueryAsync(ct);
        // Until it breaks or the node ends.
        while (true)
            await connection.WaitAsync(ct);
    }
}
