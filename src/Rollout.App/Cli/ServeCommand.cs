using System.CommandLine;

namespace Rollout.App.Cli;

/// <summary><c>rollout serve</c>: the place of the web front.</summary>
internal static class ServeCommand
{
    internal static Command For(Door door)
    {
        var urls = new Option<string>("--urls") { DefaultValueFactory = _ => "http://localhost:5080", Description = "Where to listen." };
        var command = new Command("serve", "Serve the pages and the API (not yet).") { urls };
        command.SetAction(_ =>
        {
            door.Terminal.Error.WriteLine("not yet: this version has no web front; use the command line (rollout --help).");
            return CommandLine.Failed;
        });
        return command;
    }
}
