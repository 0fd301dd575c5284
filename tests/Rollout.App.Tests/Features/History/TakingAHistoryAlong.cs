using System.Text.Json.Nodes;
using Rollout.App.Tests.Cli;
using Rollout.Domain;
using Rollout.Domain.Tests;

namespace Rollout.App.Tests.Features.History;

/// <summary>What one Rollout writes for import, another takes: the same facts, and the same boards.</summary>
public sealed class TakingAHistoryAlong(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime, IDisposable
{
    private const string There = "--district 9900001";
    private const string Initiative = $"{There} --initiative pl";

    /// <summary>What the roster's import records by itself: the district and its first school.</summary>
    private const int OfTheRoster = 2;

    private readonly FreshDatabase _elsewhere = new();
    private readonly TemporaryFiles _files = new();

    public Task InitializeAsync() => _elsewhere.InitializeAsync();

    [Fact]
    public async Task Says_the_same_there_of_every_type_of_event()
    {
        var (here, there) = (await DoorAsync(database), await DoorAsync(_elsewhere));
        var told = Samples.All.Index().Skip(1).Select(sample => Line(sample.Index, sample.Item.Stream, sample.Item.Event)).ToList();
        Assert.Equal((0, told.Count, 0), await ImportAsync(here, $"{string.Join('\n', told)}\n", "paper"));
        // Not asserted: it was recorded when the log took it.
        await here.DoAsync($"import events {_files.Write("own.jsonl", CheckIn)} {Initiative}");

        var first = await ExportAsync(here);
        Assert.Equal((0, told.Count + 1, OfTheRoster), await ImportAsync(there, $"{string.Join('\n', first)}\n", "the-other-rollout"));
        var second = await ExportAsync(there);

        Assert.Equal(EventCodec.AllAliases.Order(), first.Select(line => (string?)JsonNode.Parse(line)!["type"]).Distinct().Order());
        Assert.Equal(told.Select(Sorted), first.Skip(OfTheRoster).SkipLast(1).Select(Sorted));
        Assert.Equal(first.Skip(OfTheRoster), second.Skip(OfTheRoster));
        Assert.Equal(first.Take(OfTheRoster).Select(Fact), second.Take(OfTheRoster).Select(Fact));
        foreach (var at in (string[])["--effective 2026-09-15 --rules 1", "--effective 2026-10-20", "--effective 2026-11-20 --rules 1", "--effective 2026-12-01 --known 2026-11-30"])
        {
            var asked = $"board {Initiative} {at} --format json";
            Assert.Equal((await here.DoAsync(asked)).Output, (await there.DoAsync(asked)).Output);
        }
    }

    public async Task DisposeAsync() => await _elsewhere.DisposeAsync();

    public void Dispose() => _files.Dispose();

    private static string CheckIn => $$$"""{"type":"check_in_recorded","school":"{{{Samples.AlderId}}}","data":{"effectiveOn":"2020-01-06"}}""" + "\n";

    /// <summary>A line for each, recorded one after the other in an earlier system, by three people in turn.</summary>
    private static string Line(int place, StreamId stream, DomainEvent happened) => new JsonObject(
    [
        new("type", EventCodec.Alias(happened)),
        .. stream.AtSchool is { } school ? [new("school", school.ToString())] : Array.Empty<KeyValuePair<string, JsonNode?>>(),
        new("data", JsonNode.Parse(EventCodec.Encode(happened))),
        new("id", Samples.IdOf(place).ToString()),
        new("recordedAt", $"2026-12-01T15:00:{place % 60:00}.{place + 1:00000}1Z"),
        new("by", $"p-{place % 3}"),
    ]).ToJsonString();

    private async Task<FrontDoor> DoorAsync(FreshDatabase where)
    {
        var door = new FrontDoor(where) { Today = new(2026, 12, 2) };
        await door.DoAsync("migrate");
        await door.DoAsync($"import schools {_files.Write("schools.csv", "school,name,level,status\n990000100003,Cedar,high,1\n")} --from csv {There}");
        return door;
    }

    private async Task<(int ExitCode, int Events, int Unchanged)> ImportAsync(FrontDoor door, string lines, string source)
    {
        var answered = await door.ImportAsync($"events {_files.Write("events.jsonl", lines)} {Initiative} --source {source}");
        Assert.Empty(answered.Rejected);
        return (answered.ExitCode, answered.Events, answered.Unchanged);
    }

    private static async Task<string[]> ExportAsync(FrontDoor door) =>
        (await door.DoAsync($"history {There} --format events")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Fact(string line)
    {
        var fact = JsonNode.Parse(line)!.AsObject();
        fact.Remove("id");
        fact.Remove("recordedAt");
        return fact.ToJsonString();
    }

    /// <summary>The members of the data stand in the order the database keeps them.</summary>
    private static string Sorted(string line) => InOrder(JsonNode.Parse(line))!.ToJsonString();

    private static JsonNode? InOrder(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, InOrder(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(InOrder)]),
        _ => node?.DeepClone(),
    };
}
