using System.Text;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Faults;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class TwoImportsOfOneFile(FreshDatabase database) : AnInventedDistrict(database)
{
    /// <param name="saying">When the first import is about to say this, the second comes and goes.</param>
    /// <param name="option">A dry run looks the ids up, others leave that to the log.</param>
    [Theory]
    [InlineData("select id, stream_id from mt_events", " --dry-run")]
    [InlineData("create temporary table", "")]
    public async Task Store_it_once_and_both_go_well_wherever_they_meet(string saying, string option)
    {
        var file = Files.Write("events.jsonl", $"{Reached("2026-09-04")}\n{Reached("2026-09-05", school: Pine, id: AnId(7))}\n");
        var second = new Lazy<Task<Answered>>(() => Door.ImportAsync($"events {file} {Initiative}"));
        var marker = Encoding.UTF8.GetBytes(saying);
        await using var proxy = CuttingProxy.To(Database.ConnectionString);
        proxy.Gates = () => async (direction, bytes) =>
        {
            if (direction == Direction.ToServer && bytes.Span.IndexOf(marker) >= 0)
                await second.Value;
            return bytes.Length;
        };
        var before = await StoredAsync();

        var first = await new FrontDoor(proxy.ConnectionString).ImportAsync($"events {file} {Initiative}{option}");

        Assert.True(second.IsValueCreated, "They didn't meet.");
        Assert.Equal((0, 2, 0), ((await second.Value).ExitCode, (await second.Value).Events, (await second.Value).Unchanged));
        Assert.Equal((0, 0, 2), (first.ExitCode, first.Events, first.Unchanged));
        Assert.Equal(before + 2, await StoredAsync());
    }

    [Fact]
    public async Task At_the_same_time_store_it_once_and_both_go_well()
    {
        for (var round = 0; round < 10; round++)
        {
            var file = Files.Write($"events{round}.jsonl", $"{CheckedIn("2026-09-07", AnId(100 + round))}\n{CheckedIn("2026-09-08", AnId(200 + round), Pine)}\n");
            var before = await StoredAsync();
            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Door.ImportAsync($"events {file} {Initiative}"))));

            Assert.All(both, answered => Assert.Equal((0, ""), (answered.ExitCode, answered.Told.Error)));
            Assert.Equal((2, 2), (both.Sum(answered => answered.Events), both.Sum(answered => answered.Unchanged)));
            Assert.Equal(before + 2, await StoredAsync());
        }
    }
}
