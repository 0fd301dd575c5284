using System.CommandLine;
using Rollout.App.Embedded;
using Rollout.App.Features.Demonstration;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Serilog;
using Serilog.Formatting.Json;

namespace Rollout.App.Cli;

/// <summary><c>rollout serve</c>: the web front, until it is interrupted.</summary>
internal static class ServeCommand
{
    internal static Command For(Door door)
    {
        var urls = new Option<string>("--urls")
        {
            HelpName = "URL;URL",
            DefaultValueFactory = _ => "http://localhost:5080",
            Description = "Where to listen; this machine's own addresses only, unless ROLLOUT_ORIGIN says where browsers find Rollout.",
        };
        var demo = new Option<bool>("--demo") { Description = "Let the demonstration's people in without a password: on this machine, and beside no other district." };
        var command = new Command("serve", "Serve the pages and the API until interrupted.") { urls, demo };
        command.SetAction((parsed, ct) => ServeAsync(
            door, parsed.GetRequiredValue(urls).Split(';', StringSplitOptions.RemoveEmptyEntries), parsed.GetValue(demo), ct));
        return command;
    }

    private static async Task<int> ServeAsync(Door door, IReadOnlyList<string> urls, bool isDemo, CancellationToken ct)
    {
        var signIn = Entrance.Of(door.Terminal.Variable, isDemo ? DemoRoster.District : null);
        if (!signIn.IsPublic && urls.FirstOrDefault(url => !WebFront.IsLoopback(url)) is { } open)
            throw new CommandFailed($"{open} can be reached from elsewhere: say in ROLLOUT_ORIGIN under which https:// address browsers find Rollout, or listen on localhost.");
        using var alone = Database.HomeOf(door.Terminal.Variable) is { } home ? ServeLock.Take(home) : null;
        await using var database = await door.OpenAsync(ct);
        await using var diary = new LoggerConfiguration().WriteTo.Console(new JsonFormatter()).CreateLogger();
        using var telemetry = Telemetry.Of(door.Terminal.Variable);
        await using var app = WebFront.Build(new(database.Source, database.Projector, database.Log, door.Clock, urls, diary) { SignIn = signIn });
        await app.Services.GetRequiredService<Personas>().PrepareAsync(ct);
        await StartAsync(app, urls, ct);
        door.Terminal.Error.WriteTextLine($"Rollout serves {string.Join(" and ", app.Urls)}. Ctrl-C stops it.");
        await app.WaitForShutdownAsync(ct);
        return CommandLine.Done;
    }

    private static async Task StartAsync(WebApplication app, IReadOnlyList<string> urls, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e)
        {
            throw new CommandFailed($"Can't listen on {string.Join(" and ", urls)}: {e.Message}", e);
        }
    }
}
