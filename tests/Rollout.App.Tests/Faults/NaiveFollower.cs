using Npgsql;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// The control: follows the whole log by its highest number, as one would without thinking. It counts the events of
/// districts that begin so.
/// </summary>
internal sealed class NaiveFollower : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;

    public NaiveFollower(string connectionString, string prefix) => _following = Task.Run(() => FollowAsync(connectionString, prefix));

    public long Seen { get; private set; }

    /// <summary>Goes on until it has seen all there is to its eyes.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _following;
    }

    public void Dispose() => _stop.Dispose();

    private async Task FollowAsync(string connectionString, string prefix)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        var last = 0L;
        while (true)
        {
            var isLastLook = _stop.IsCancellationRequested;
            await using var command = new NpgsqlCommand("select seq_id, tenant_id from mt_events where seq_id > $1 order by seq_id", connection);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                Seen += row.GetString(1).StartsWith(prefix, StringComparison.Ordinal) ? 1 : 0;
                last = row.GetInt64(0);
            }

            if (isLastLook)
                return;
            await Task.Delay(1);
        }
    }
}
