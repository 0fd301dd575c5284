using System.Globalization;
using Rollout.App.Features.History;
using Rollout.App.Tests.Cli;
using Rollout.EventStore;
using Rollout.EventStore.Projections;
using Xunit.Abstractions;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Faults;

public sealed class PoisonEvents(FreshDatabase database, ITestOutputHelper output) : AnInventedDistrict(database)
{
    private const string NotADay = """{"effectiveOn":"the 30th of February"}""";

    private readonly HistoryProjection _history = new();

    [Fact]
    public async Task At_random_stop_their_own_keys_only()
    {
        await Migrations.ApplyAsync(Database.Source, Proof.Schema, default, ClusterRoles.Prefix);
        await Database.RunAsync("truncate heard, heard_stream");
        var random = new Random(Seed.Of(output));
        var store = new PostgresEventStore(Database.App);
        var workload = new Workload(random.Next(), 0, 2);
        for (var number = 0; number < 250; number++)
            await workload.Request(number).AskAsync(store);
        var poison = random.GetItems((await PositionsAsync()).ToArray(), 8).ToHashSet();

        var healthy = new HeardProjection();
        using (var follower = new Follower(Database.Source, [healthy]))
            await follower.CatchUpAsync(null, default);
        var without = await RowsAsync();
        await Database.RunAsync("truncate heard, heard_stream");
        await Database.RunAsync("delete from es_cursor where name = 'heard'");

        var choking = new HeardProjection { ChokesOn = e => poison.Contains((e.StreamId, e.Version)) };
        using (var follower = new Follower(Database.Source, [choking]))
            await follower.CatchUpAsync(null, default);
        var parked = await Parked.ListAsync(Database.Source, null, default);
        var keys = parked.Select(p => (p.Tenant, p.Key)).ToHashSet();

        Assert.NotEmpty(keys);
        Assert.Equal(without.Where(row => !keys.Contains((row.Tenant, row.Stream))), (await RowsAsync()).Where(row => !keys.Contains((row.Tenant, row.Stream))));
        foreach (var (tenant, key) in keys)
            Assert.Equal(0, await Parked.ReplayAsync(Database.Source, healthy, tenant, key, default));
        Assert.Equal(without, await RowsAsync());
        output.WriteLine($"{poison.Count} poison events parked {parked.Count} events of {keys.Count} keys");
    }

    [Fact]
    public async Task In_the_history_feed_are_told_and_hold_up_nobody_else()
    {
        var oak = await AppendAsync(Oak, """{"effectiveOn":"2026-09-04"}""", NotADay, """{"effectiveOn":"2026-09-06"}""");
        await AppendAsync(Pine, """{"effectiveOn":"2026-09-04"}""");

        var told = await Door.RunAsync($"history {There} --format jsonl");

        Assert.Equal(0, told.ExitCode);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 12], Positions(told));
        var warnings = told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, warnings.Length);
        Assert.StartsWith($"warning: event 10 of district {District} is missing from history ({oak}): ", warnings[0], StringComparison.Ordinal);
        Assert.EndsWith("waits for an earlier event of its key", warnings[1], StringComparison.Ordinal);
        Assert.Equal([10, 11], (await Parked.ListAsync(Database.Source, District, default)).Select(p => p.Position));
    }

    [Fact]
    public async Task In_the_history_feed_leave_everything_else_as_a_run_without_them()
    {
        await AppendAsync(Oak, """{"effectiveOn":"2026-09-04"}""", NotADay, """{"effectiveOn":"2026-09-06"}""");
        await AppendAsync(Pine, """{"effectiveOn":"2026-09-04"}""");
        var poisoned = (await Door.DoAsync($"history {There} --format jsonl")).Output.Split('\n');

        await Database.RunAsync($$"""update mt_events set data = '{"effectiveOn":"2026-09-05"}' where headers ->> 'pos' = '10'""");
        Assert.Equal(0, await Parked.ReplayAsync(Database.Source, _history, District, $"rollout/pl/{Oak}", default));
        var replayed = await Door.DoAsync($"history {There} --format jsonl");
        var digest = await Proof.DigestAsync(Database.Source, _history);
        await Rebuild.RunAsync(Database.Source, _history, District, default);

        Assert.Equal(digest, await Proof.DigestAsync(Database.Source, _history));
        Assert.Equal("", replayed.Error);
        Assert.Equal(Enumerable.Range(1, 12), Positions(replayed));
        Assert.Empty(poisoned.Except(replayed.Output.Split('\n')));
    }

    [Fact]
    public async Task Are_told_by_a_rebuild_too()
    {
        await AppendAsync(Oak, NotADay);
        var told = await Door.DoAsync("rebuild history");
        Assert.StartsWith($"warning: event 9 of district {District} is missing from history", told.Error, StringComparison.Ordinal);
    }

    private async Task<string> AppendAsync(string school, params string[] data)
    {
        var stream = $"rollout/pl/{school}";
        foreach (var one in data)
        {
            var happened = new NewEvent(stream, Guid.CreateVersion7(), "check_in_recorded", "Sample.CheckInRecorded, Sample", one);
            Assert.IsType<AppendOutcome.Appended>(await new PostgresEventStore(Database.App).AppendAsync(
                new(District, [new(stream, "rollout", ExpectedVersion.Any)], [happened], "ana", null, null), default));
        }

        return stream;
    }

    private async Task<List<(string, long)>> PositionsAsync()
    {
        await using var command = Database.Source.CreateCommand("select stream_id, version from mt_events order by seq_id");
        await using var row = await command.ExecuteReaderAsync();
        var positions = new List<(string, long)>();
        while (await row.ReadAsync())
            positions.Add((row.GetString(0), row.GetInt64(1)));
        return positions;
    }

    private async Task<List<(string Tenant, string Stream, string Row)>> RowsAsync()
    {
        await using var command = Database.Source.CreateCommand(
            """
            select tenant_id, stream_id, t::text from heard t
            union all select tenant_id, stream_id, t::text from heard_stream t
            order by 1, 2, 3
            """);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<(string, string, string)>();
        while (await row.ReadAsync())
            rows.Add((row.GetString(0), row.GetString(1), row.GetString(2)));
        return rows;
    }

    private static IEnumerable<int> Positions(Told told) =>
        from line in told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let after = line[(line.IndexOf("\"position\":", StringComparison.Ordinal) + 11)..]
        select int.Parse(after[..after.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
}
