using Npgsql;
using Rollout.EventStore.Projections;

namespace Rollout.App.Web.Operations;

/// <summary>Keeps the read models level with the log while the front serves.</summary>
internal sealed class Following(NpgsqlDataSource source, Serilog.ILogger diary) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Follower _follower = new(source, ReadModels.All);

    /// <summary>Says that something was just recorded here.</summary>
    internal void Signal() => _follower.Signal();

    public override void Dispose()
    {
        base.Dispose();
        _follower.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _follower.RunAsync(outage => diary.Warning(outage, "The read models wait for the database"), stoppingToken);
            }
            catch (NpgsqlException refusal)
            {
                // Not an outage but a refusal: it may be mended while the front serves, and answers do not rest on read models alone.
                diary.Error(refusal, "The database refused the read models");
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }
}
