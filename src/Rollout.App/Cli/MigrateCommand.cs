using System.CommandLine;

namespace Rollout.App.Cli;

/// <summary><c>rollout migrate</c>: brings the database to this program's schema and says how.</summary>
internal static class MigrateCommand
{
    internal static Command For(Door door)
    {
        var command = new Command("migrate", "Bring the database in force to this version's schema.");
        command.SetAction((_, ct) => RunAsync(door, ct));
        return command;
    }

    private static async Task<int> RunAsync(Door door, CancellationToken ct)
    {
        await using var database = await Database.AttachAsync(door.Terminal.Variable, ct);
        await database.CheckAsync(door.Terminal.Variable, ct);
        var applied = await database.MigrateAsync(ct);
        foreach (var name in applied)
            door.Terminal.Out.WriteLine($"applied {name}");
        door.Terminal.Out.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"The schema is up to date: {applied.Count} files applied.");
        return CommandLine.Done;
    }
}
