using System.Text.Json;
using Rollout.App.Features.History;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Cli;

public sealed class ParkedEvents(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string OfOak = $"rollout/pl/{Oak}";
    private const string OfPine = $"rollout/pl/{Pine}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AppendAsync(OfOak, "2026-09-04", "the 30th of February", "2026-09-06");
        await AppendAsync(OfPine, "2026-09-04", "never", "2026-09-06");
        await Door.DoAsync($"history {There}");
    }

    [Fact]
    public async Task Are_listed_by_what_they_are_about()
    {
        var keys = JsonSerializer.Deserialize<JsonElement>((await Door.DoAsync($"parked list {There} --format json")).Output);

        Assert.Equal(
            [(District, "history", OfOak, 2, 10), (District, "history", OfPine, 2, 13)],
            keys.EnumerateArray().Select(key => (
                key.GetProperty("district").GetString(), key.GetProperty("readModel").GetString(), key.GetProperty("key").GetString(),
                key.GetProperty("events").GetInt32(), key.GetProperty("position").GetInt32())));
        Assert.Contains($"{District}   history     2       10    {OfOak}\n", (await Door.DoAsync("parked list")).Output, StringComparison.Ordinal);
        Assert.Equal("[]\n", (await Door.DoAsync("parked list --district 9900003 --format json")).Output);
    }

    [Fact]
    public async Task Are_shown_with_what_they_say_and_why_they_are_parked()
    {
        var events = JsonSerializer.Deserialize<JsonElement>((await Door.DoAsync($"parked show {There} --key {OfOak} --format json")).Output);

        Assert.Equal([10, 11], events.EnumerateArray().Select(e => e.GetProperty("position").GetInt32()));
        Assert.Contains("the 30th of February", events[0].GetProperty("data").GetString(), StringComparison.Ordinal);
        Assert.Contains("22007", events[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("waits for an earlier event of its key", events[1].GetProperty("error").GetString());
        Assert.Contains("check_in_recorded", (await Door.DoAsync($"parked show {There} --key {OfOak}")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_nothing_that_is_parked_are_refused_in_one_sentence()
    {
        var told = await Door.RunAsync($"parked show {There} --key rollout/pl/nobody");
        Assert.Equal((1, "", $"Nothing of rollout/pl/nobody is parked in district {District}.\n"), (told.ExitCode, told.Output, told.Error));
    }

    [Fact]
    public async Task Told_again_before_the_fix_stay_parked_and_say_so()
    {
        var told = await Door.RunAsync($"parked replay {There} --key {OfOak}");

        Assert.Equal((1, $"history, {OfOak} of district {District}: 2 events stay parked.\n"), (told.ExitCode, told.Output));
        Assert.Equal([10, 11, 13, 14], await ParkedAsync());
    }

    [Fact]
    public async Task Told_again_after_the_fix_are_shown_in_order_and_those_of_others_stay()
    {
        await MendAsync(10);

        var told = await Door.RunAsync($"parked replay {There} --key {OfOak}");

        Assert.Equal((0, $"history, {OfOak} of district {District}: told again, nothing is parked.\n"), (told.ExitCode, told.Output));
        Assert.Equal([13, 14], await ParkedAsync());
        await MendAsync(13);
        await Door.DoAsync("parked replay");
        Assert.Equal("", (await Door.DoAsync("parked replay")).Output);
        Assert.Empty(await ParkedAsync());
        Assert.Equal("", (await Door.DoAsync($"history {There}")).Error);
        var lived = await Faults.Proof.DigestAsync(Database.Source, new HistoryProjection());
        await Door.DoAsync("rebuild history");
        Assert.Equal(lived, await Faults.Proof.DigestAsync(Database.Source, new HistoryProjection()));
    }

    [Fact]
    public async Task Told_again_by_several_at_once_while_more_comes_are_applied_once_each_and_in_order()
    {
        await MendAsync(10);
        var replaying = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Parked.ReplayAsync(Database.Source, new HistoryProjection(), District, OfOak, default)));
        var following = Enumerable.Range(0, 2).Select(follower => Task.Run(async () =>
        {
            for (var more = 0; more < 10; more++)
            {
                await AppendAsync(OfOak, "2026-09-08");
                await Door.DoAsync($"history {There}");
            }
        }));

        var left = await Task.WhenAll(replaying.ToList());
        await Task.WhenAll(following.ToList());

        Assert.All(left, parked => Assert.Equal(0, parked));
        Assert.Equal([13, 14], await ParkedAsync());
        Assert.Equal(2, await Database.AskAsync("select (select max(pos) from es_tenant_head) - count(*) from history_feed"));
    }

    private Task MendAsync(int position) =>
        Database.RunAsync($$"""update mt_events set data = '{"effectiveOn":"2026-09-05"}' where headers ->> 'pos' = '{{position}}'""");

    private async Task<List<long>> ParkedAsync() =>
        [.. (await Parked.ListAsync(Database.Source, District, default)).Select(parked => parked.Position)];

    private async Task AppendAsync(string stream, params string[] days)
    {
        foreach (var day in days)
        {
            var happened = new NewEvent(stream, Guid.CreateVersion7(), "check_in_recorded", "Sample.CheckInRecorded, Sample", $$"""{"effectiveOn":"{{day}}"}""");
            Assert.IsType<AppendOutcome.Appended>(await new PostgresEventStore(Database.App).AppendAsync(
                new(District, [new(stream, "rollout", ExpectedVersion.Any)], [happened], "ana", null, null), default));
        }
    }
}
