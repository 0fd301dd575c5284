using System.CommandLine;
using Rollout.App.Cli;
using Rollout.Domain;
using Rollout.EventStore.Projections;

namespace Rollout.App.Features.History;

/// <summary><c>rollout history</c>: what was logged in a district, in the order of its log.</summary>
internal static class HistoryCommand
{
    private const string OfAnInitiative = "A server tells the history of an initiative: say which by --initiative.";

    internal static Command For(Door door)
    {
        var district = Arguments.District();
        var initiative = Arguments.Id<InitiativeId>("--initiative", "SLUG", "Only this initiative.");
        var school = Arguments.Id<SchoolId>("--school", "ID", "Only this school.");
        var types = new Option<string[]>("--type") { HelpName = "ALIAS", Description = "Only events of this type; may be given several times.", DefaultValueFactory = _ => [] };
        types.AcceptOnlyFromAmong([.. EventCodec.AllAliases]);
        var format = Arguments.Format("table", "jsonl", "events");
        var command = new ExplainedCommand("history", "What was logged, in the order of the log.", RemoteServer.Explanation)
        {
            district, initiative, school, types, format,
        };
        command.SetReading(
            door, format,
            parsed => new(
                parsed.GetValue(district), parsed.GetValue(initiative) ?? throw new CommandFailed(OfAnInitiative), "/history",
                [
                    ("school", parsed.GetValue(school)?.Value), ("limit", $"{HistoryEndpoint.LargestPage}"),
                    ("format", parsed.GetValue(format) == HistoryEndpoint.Events ? HistoryEndpoint.Events : null),
                    .. parsed.GetValue(types)!.Select(type => ("type", (string?)type)),
                ]),
            (parsed, ct) => RunAsync(
                door,
                new(parsed.GetRequiredValue(district).Value, parsed.GetValue(initiative)?.Value, parsed.GetValue(school)?.Value, parsed.GetValue(types)!),
                parsed.GetValue(format)!, ct));
        return command;
    }

    private static async Task<int> RunAsync(Door door, HistoryQuery asked, string written, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        if (await database.Log.HeadAsync(asked.District, ct) is null)
            throw new CommandFailed($"There is no district {asked.District} here: import its schools first.");

        using (var follower = new Follower(database.Projector, ReadModels.All))
            await follower.CatchUpAsync(asked.District, ct);
        IHistoryFormat format = written switch
        {
            "jsonl" => new HistoryJsonLines(),
            "events" => await ToImportAsync(database, asked, ct),
            _ => await HistoryTable.OfAsync(database.Log, new(asked.District), ct),
        };
        var shown = 0;
        // A file to import is whole: what of the district the initiative rests on comes with it.
        await foreach (var entry in HistoryFeed.ReadAsync(database.Source, asked with { WithDistrict = written == HistoryEndpoint.Events }, ct))
        {
            format.Write(entry, door.Terminal.Out);
            shown++;
        }

        await ParkedKeys.TellAsync(database, asked.District, door.Terminal, ct);
        return shown > 0 || await IsKnownAsync(database, asked, ct) ? CommandLine.Done : throw new CommandFailed(Unknown(asked));
    }

    /// <summary>The lines of an events file don't say of which initiative they are: the import is told.</summary>
    private static async Task<HistoryEventLines> ToImportAsync(Database database, HistoryQuery asked, CancellationToken ct)
    {
        var isOfSome = asked.Types.Count == 0 || asked.Types.Any(type => EventCodec.StreamType(type) is not ("district" or "school"));
        return asked.Initiative is null && isOfSome
            && (await Loading.LoadAllAsync(database.Log, new(asked.District), "initiative/", ct)).State.Initiatives.Count > 1
            ? throw new CommandFailed("An events file is of one initiative, and this district has several: name one with --initiative, or with --type what is of none.")
            : new HistoryEventLines();
    }

    /// <summary>An empty answer for something that isn't there would hide a typing error.</summary>
    private static async Task<bool> IsKnownAsync(Database database, HistoryQuery asked, CancellationToken ct)
    {
        var streams = new List<string>();
        if (asked.School is { } school)
            streams.Add(new StreamId.School(new(school)).ToString());
        if (asked.Initiative is { } initiative)
            streams.Add(new StreamId.Initiative(new(initiative)).ToString());
        return (await database.Log.ReadHistoriesAsync(asked.District, streams, [], ct)).Streams.Count == streams.Count;
    }

    private static string Unknown(HistoryQuery asked) => (asked.School, asked.Initiative) switch
    {
        ({ } school, null) => $"There is no school {school} in district {asked.District}.",
        (null, var initiative) => $"There is no initiative {initiative} in district {asked.District}.",
        var (school, initiative) => $"There is no school {school} or no initiative {initiative} in district {asked.District}.",
    };
}
