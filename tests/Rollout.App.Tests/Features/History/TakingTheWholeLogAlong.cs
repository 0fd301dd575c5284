using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.History;

/// <summary>The whole log, taken from one Rollout into another that knows nothing: every board is the same there.</summary>
public sealed class TakingTheWholeLogAlong(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime, IDisposable
{
    private const string There = "--district 9900100";
    private const string Initiative = $"{There} --initiative personalised-learning";
    private const string Haste = $"{There} --initiative tablets-for-each";

    /// <summary>Of the log taken along, positions are those of its own order: at all others they are left to its end.</summary>
    private static readonly string[] Coordinates =
    [
        "", "--rules 1", "--rules 2", "--path 1", "--path 2", "--effective 2026-09-01", "--effective 2026-09-18 --rules 1", "--effective 2026-10-02 --path 1",
        "--effective 2026-10-16 --known 2026-10-15", "--effective 2026-10-30 --known 2026-11-20", "--effective 2026-11-06 --known 2026-11-01T12:00:00Z",
        "--effective 2026-11-13 --path 2 --rules 2", "--effective 2026-11-20 --known 2026-11-19 --path 1 --rules 1", "--effective 2026-11-19", "--effective 2026-12-18",
        "--effective 2027-02-26 --path 2", "--effective 2027-05-28", "--effective 2028-03-01", "--known 2026-11-10", "--effective 2026-08-20 --known 2026-11-20 --rules 1",
    ];

    private readonly FreshDatabase _second = new();
    private readonly FreshDatabase _third = new();
    private readonly TemporaryFiles _files = new();

    public Task InitializeAsync() => Task.WhenAll(_second.InitializeAsync(), _third.InitializeAsync());

    [Fact]
    public async Task Shows_the_same_boards_at_twenty_coordinates()
    {
        var (first, second, third) = (await DoorAsync(database), await DoorAsync(_second), await DoorAsync(_third));
        await first.DoAsync("demo");

        var log = await ExportAsync(first);
        await ImportAsync(second, log);
        await ImportTheOtherAsync(second, first, log);
        var again = await ExportAsync(second);
        await ImportAsync(third, again);
        await ImportTheOtherAsync(third, second, again);

        Assert.Equal(log.Order(StringComparer.Ordinal), again.Order(StringComparer.Ordinal));
        Assert.Equal(again, await ExportAsync(third));
        Assert.Equal((await first.DoAsync($"board {Haste} --format json")).Output, (await third.DoAsync($"board {Haste} --format json")).Output);
        Assert.Equal(20, Coordinates.Distinct().Count());
        foreach (var at in Coordinates)
        {
            var board = $"board {Initiative} {at} --format json";
            var told = (await first.DoAsync(board)).Output;
            Assert.Equal((at, told), (at, (await second.DoAsync(board)).Output));
            Assert.Equal((at, told), (at, (await third.DoAsync(board)).Output));
        }

        // From its own order on, positions name the same, too.
        foreach (var position in (int[])[log.Length / 2, log.Length * 3 / 4, log.Length - 1, log.Length])
        {
            var board = $"board {Initiative} --position {position} --effective 2026-11-06 --format json";
            Assert.Equal((await second.RunAsync(board)).Output, (await third.RunAsync(board)).Output);
        }

        // The control: a log that lacks a line is not the same.
        await _third.EmptyAsync();
        await ImportAsync(third, [.. again.Where(line => !line.Contains("check_in_recorded", StringComparison.Ordinal))]);
        Assert.NotEqual((await first.DoAsync($"board {Initiative} --format json")).Output, (await third.DoAsync($"board {Initiative} --format json")).Output);
    }

    [Fact]
    public async Task That_begins_with_no_registration_is_of_no_district_that_is_known()
    {
        var door = await DoorAsync(_second);
        var told = await door.RunAsync(
            $"import events {_files.Write("none.jsonl", """{"type":"wave_scheduled","data":{"wave":"1","launchOn":"2026-08-17"}}""" + "\n")} {Initiative}");

        Assert.Equal(1, told.ExitCode);
        Assert.Contains("import its schools first", told.Output + told.Error, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await _second.DisposeAsync();
        await _third.DisposeAsync();
    }

    public void Dispose() => _files.Dispose();

    private static async Task<FrontDoor> DoorAsync(FreshDatabase where)
    {
        var door = new FrontDoor(where) { Today = new(2026, 11, 20) };
        await door.DoAsync("migrate");
        return door;
    }

    private async Task ImportAsync(FrontDoor door, string[] lines)
    {
        var answered = await door.ImportAsync($"events {_files.Write("log.jsonl", $"{string.Join('\n', lines)}\n")} {Initiative} --source the-other-rollout");
        Assert.Empty(answered.Rejected);
        Assert.Equal((0, lines.Length, 0), (answered.ExitCode, answered.Events, answered.Unchanged));
    }

    /// <summary>The district's second initiative: what is of none came with the first.</summary>
    private async Task ImportTheOtherAsync(FrontDoor door, FrontDoor from, string[] first)
    {
        var lines = await ExportAsync(from, Haste);
        var known = lines.Intersect(first).Count();
        var answered = await door.ImportAsync($"events {_files.Write("other.jsonl", $"{string.Join('\n', lines)}\n")} {Haste} --source the-other-rollout");
        Assert.Empty(answered.Rejected);
        Assert.Equal((0, lines.Length - known, known), (answered.ExitCode, answered.Events, answered.Unchanged));
    }

    private static async Task<string[]> ExportAsync(FrontDoor door, string initiative = Initiative) =>
        (await door.DoAsync($"history {initiative} --format events")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
