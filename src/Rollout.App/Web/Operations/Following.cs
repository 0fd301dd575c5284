using Npgsql;
using Rollout.Domain;
using Rollout.EventStore.Projections;

namespace Rollout.App.Web.Operations;

/// <summary>Keeps the read models level with the log while the front serves.</summary>
/// <param name="projector">A login that may write them.</param>
internal sealed class Following(NpgsqlDataSource projector, Serilog.ILogger diary) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Follower _follower = new(projector, ReadModels.All);
    private readonly OtherNodes _others = new(projector);

    /// <summary>Says that something was just recorded here.</summary>
    internal void Signal()
    {
        _follower.Signal();
        _others.Tell();
    }

    /// <summary>Returns when they are level with the district's log as it stands.</summary>
    internal Task CatchUpAsync(DistrictId district, CancellationToken ct) => _follower.CatchUpAsync(district.Value, ct);

    public override void Dispose()
    {
        base.Dispose();
        _follower.Dispose();
        _others.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(FollowAsync(stoppingToken), _others.RunAsync(_follower.Signal, stoppingToken));

    private async Task FollowAsync(CancellationToken stoppingToken)
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
