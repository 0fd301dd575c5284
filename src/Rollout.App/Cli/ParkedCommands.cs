using System.CommandLine;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.EventStore.Projections;

namespace Rollout.App.Cli;

/// <summary><c>rollout parked list | show | replay</c>: what read models could not take in, and its being told again after the fix.</summary>
internal static class ParkedCommands
{
    internal static Command For(Door door) => new("parked", "Events that a read model could not take in, and later ones that wait for them.")
    {
        List(door), Show(door), Replay(door),
    };

    private static Command List(Door door)
    {
        var (district, format) = (District(), Arguments.Format("table", "json"));
        var command = new Command("list", "What they are about, a row each.") { district, format };
        command.SetAction((parsed, ct) => ListAsync(door, parsed.GetValue(district), parsed.GetValue(format) == "json", ct));
        return command;
    }

    private static Command Show(Door door)
    {
        var (district, key, format) = (Arguments.District(), Key(), Arguments.Format("table", "json"));
        key.Required = true;
        var command = new Command("show", "The events of one key in order, and why each is parked.") { district, key, format };
        command.SetAction((parsed, ct) => ShowAsync(
            door, parsed.GetRequiredValue(district), parsed.GetRequiredValue(key)!, parsed.GetValue(format) == "json", ct));
        return command;
    }

    private static Command Replay(Door door)
    {
        var (district, key) = (District(), Key());
        var command = new Command("replay", "Tell them to their read model again, in order; what fails again stays parked.") { district, key };
        command.SetAction((parsed, ct) => ReplayAsync(door, parsed.GetValue(district), parsed.GetValue(key), ct));
        return command;
    }

    private static async Task<int> ListAsync(Door door, DistrictId? district, bool asJson, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        var keys = await KeysAsync(database, district, null, ct);
        if (asJson)
        {
            door.Terminal.Out.WriteLine(Json.Write(keys.Select(key => new
            {
                District = key[0].Tenant,
                ReadModel = key[0].Projection,
                key[0].Key,
                Events = key.Count,
                key[0].Position,
                key[0].ParkedAt,
                key[0].Error,
            })));
        }
        else
        {
            TextTable.Write(door.Terminal.Out, ["District", "Read model", "Events", "From", "Key"], keys.Select(key => (string[])
                [key[0].Tenant, key[0].Projection, $"{key.Count}", $"{key[0].Position}", key[0].Key]), keys.Select(key => key[0].Error));
        }

        return CommandLine.Done;
    }

    private static async Task<int> ShowAsync(Door door, DistrictId district, string name, bool asJson, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        var events = new List<object>();
        var rows = new List<string[]>();
        foreach (var key in await KeysAsync(database, district, name, ct))
        {
            var happened = await Parked.EventsAsync(database.Projector, key[0].Projection, key[0].Tenant, name, ct);
            foreach (var (parked, told) in key.Zip(happened))
            {
                events.Add(new { ReadModel = parked.Projection, parked.Position, Id = parked.EventId, told.Type, told.Data, parked.ParkedAt, parked.Error });
                rows.Add([parked.Projection, $"{parked.Position}", $"{parked.EventId}", told.Type, parked.Error]);
            }
        }

        if (rows.Count == 0)
            throw new CommandFailed($"Nothing of {name} is parked in district {district}.");
        if (asJson)
            door.Terminal.Out.WriteLine(Json.Write(events));
        else
            TextTable.Write(door.Terminal.Out, ["Read model", "Position", "Id", "Type", "Why"], rows);
        return CommandLine.Done;
    }

    private static async Task<int> ReplayAsync(Door door, DistrictId? district, string? name, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        var left = 0;
        foreach (var key in await KeysAsync(database, district, name, ct))
        {
            var (first, model) = (key[0], ReadModels.All.Single(model => model.Name == key[0].Projection));
            var still = await Parked.ReplayAsync(database.Projector, model, first.Tenant, first.Key, ct);
            left += still > 0 ? 1 : 0;
            door.Terminal.Out.WriteTextLine(still > 0
                ? $"{first.Projection}, {first.Key} of district {first.Tenant}: {still} events stay parked."
                : $"{first.Projection}, {first.Key} of district {first.Tenant}: told again, nothing is parked.");
        }

        await ParkedKeys.TellAsync(database, district?.Value, door.Terminal, ct);
        return left == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    /// <summary>The parked events, those of a key together and in order.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<ParkedEvent>>> KeysAsync(
        Database database, DistrictId? district, string? key, CancellationToken ct) =>
    [
        .. from parked in await Parked.ListAsync(database.Source, district?.Value, ct)
           where key is null || parked.Key == key
           group parked by (parked.Tenant, parked.Projection, parked.Key) into events
           select (IReadOnlyList<ParkedEvent>)[.. events],
    ];

    private static Option<DistrictId?> District() => Arguments.Id<DistrictId>("--district", "LEAID", "Only this district.");

    private static Option<string?> Key() => new("--key") { HelpName = "KEY", Description = "Only what is about this, as listed." };
}
