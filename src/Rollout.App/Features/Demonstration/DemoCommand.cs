using System.CommandLine;
using Rollout.App.Cli;
using Rollout.Domain;

namespace Rollout.App.Features.Demonstration;

/// <summary><c>rollout demo</c>: loads the invented demonstration district, once.</summary>
internal static class DemoCommand
{
    internal static Command For(Door door)
    {
        var command = new Command("demo", "Load the demonstration district: forty invented schools, every status and rule on the day of loading.");
        command.SetAction((_, ct) => RunAsync(door, ct));
        return command;
    }

    private static async Task<int> RunAsync(Door door, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        if (await database.Log.HeadAsync(DemoRoster.District.Value, ct) is > 0 and var head)
        {
            door.Terminal.Out.WriteLine($"The demonstration district {DemoRoster.District} is there already ({head} events); nothing is added.");
            return CommandLine.Done;
        }

        var today = Days.Of(door.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(DemoDistrict.Zone));
        var decided = await new Recording(database.Log, door.Clock, door.Terminal.Actor)
            .RecordManyAsync([DemoDistrict.On(today)], dryRun: false, leaveOutRefused: false, ct);
        door.Terminal.Out.WriteLine(
            $"The demonstration district {DemoRoster.District} is loaded: {DemoRoster.Schools.Count} invented schools, {decided[0].Accepted.Count} events.");
        return CommandLine.Done;
    }
}
