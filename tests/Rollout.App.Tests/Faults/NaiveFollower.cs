using Npgsql;

namespace Rollout.App.Tests.Faults;

/// <summary>The control: follows the whole log by its highest number, as one would without thinking.</summary>
internal sealed class NaiveFollower : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;

    public NaiveFollower(string connectionString) => _following = Task.Run(() => FollowAsync(connectionString));

    public long Seen { get; private set; }

    /// <summary>Goes on until it has seen all there is to its eyes.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _following;
    }

    public void Dispose() => _stop.Dispose();

    private async Task FollowAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        var last = 0L;
        while (true)
        {
            var isLastLook = _stop.IsCancellationRequested;
            await using var command = new NpgsqlCommand("select seq_id from mt_events where seq_id > $1 order by seq_id", connection);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                Seen++;
                last = row.GetInt64(0);
            }

            if (isLastLook)
                return;
            await Task.Delay(1);
        }
    }
}
