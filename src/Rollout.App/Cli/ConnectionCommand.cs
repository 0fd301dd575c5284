using System.CommandLine;

namespace Rollout.App.Cli;

/// <summary><c>rollout connection</c>: where the database in force is, for psql. The embedded server stays up for it.</summary>
internal static class ConnectionCommand
{
    internal static Command For(Door door)
    {
        var command = new Command("connection", "Print a libpq URI of the database in force: psql \"$(rollout connection)\".");
        command.SetAction((_, ct) => RunAsync(door, ct));
        return command;
    }

    private static async Task<int> RunAsync(Door door, CancellationToken ct)
    {
        await using var database = await Database.AttachAsync(door.Terminal.Variable, ct);
        database.LeaveRunning();
        door.Terminal.Out.WriteLine(database.Uri);
        return CommandLine.Done;
    }
}
