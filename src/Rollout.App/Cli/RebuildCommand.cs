using System.CommandLine;
using Rollout.EventStore.Projections;

namespace Rollout.App.Cli;

/// <summary><c>rollout rebuild [NAME]</c>: makes read models anew from the events, beside the living ones.</summary>
internal static class RebuildCommand
{
    /// <summary>The streams' inline histories, which the append itself writes.</summary>
    private const string Histories = "histories";

    internal static Command For(Door door)
    {
        string[] names = [Histories, .. ReadModels.All.Select(model => model.Name)];
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = $"Which: {string.Join(", ", names)}; all when none is named." };
        name.AcceptOnlyFromAmong(names);
        var command = new Command("rebuild", "Make the read models anew from the events, while everybody goes on working.") { name };
        command.SetAction((parsed, ct) => RunAsync(door, parsed.GetValue(name), ct));
        return command;
    }

    private static async Task<int> RunAsync(Door door, string? name, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        var districts = await database.Log.TenantsAsync(ct);
        if (name is null or Histories)
        {
            var mended = 0L;
            foreach (var district in districts)
                mended += await HistoryRebuild.RunAsync(database.Migrator, district, ct);
            door.Terminal.Out.WriteLine($"{Histories}: {districts.Count} districts read, {mended} streams were not as their events say and are mended.");
        }

        foreach (var model in ReadModels.All.Where(model => name is null || name == model.Name))
        {
            var told = 0L;
            foreach (var district in districts)
                told += await Rebuild.RunAsync(database.Migrator, model, district, ct);
            door.Terminal.Out.WriteLine($"{model.Name}: {districts.Count} districts, {told} events told.");
        }

        await ParkedKeys.TellAsync(database, null, door.Terminal, ct);
        return CommandLine.Done;
    }
}
