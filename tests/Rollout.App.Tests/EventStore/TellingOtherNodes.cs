using Rollout.EventStore.Projections;

namespace Rollout.App.Tests.EventStore;

public sealed class TellingOtherNodes(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    [Fact]
    public async Task Is_heard_by_each_of_them_and_again_after_a_lost_connection()
    {
        using var stop = new CancellationTokenSource();
        using OtherNodes one = new(database.App), other = new(database.App);
        var (heardByOne, heardByOther) = (0, 0);
        var running = Task.WhenAll(
            one.RunAsync(() => Interlocked.Increment(ref heardByOne), stop.Token), other.RunAsync(() => Interlocked.Increment(ref heardByOther), stop.Token));

        await IsHeardAsync();
        await database.KillOthersAsync();
        (heardByOne, heardByOther) = (0, 0);
        await IsHeardAsync();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Task IsHeardAsync() => FreshDatabase.UntilAsync(
            () =>
            {
                one.Tell();
                return Task.FromResult(Volatile.Read(ref heardByOne) > 0 && Volatile.Read(ref heardByOther) > 0);
            },
            "A node hears nothing.");
    }
}
