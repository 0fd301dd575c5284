using System.CommandLine;
using System.CommandLine.Help;
using Rollout.App.Features.Boards;
using Rollout.App.Features.Demonstration;
using Rollout.App.Features.History;
using Rollout.App.Features.Imports;
using Rollout.App.Features.People;
using Rollout.App.Features.Schools;

namespace Rollout.App.Cli;

/// <summary>The verbs of <c>rollout</c>. Each feature contributes its own in one line.</summary>
internal static class CommandLine
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int WrongUsage = 2;
    internal const int Interrupted = 130;

    internal static async Task<int> RunAsync(string[] args, Door door, CancellationToken ct)
    {
        var parsed = Compose(door).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not ExplainedCommand.Help)
            return Explain(parsed, door.Terminal);

        var invocation = new InvocationConfiguration
        {
            Output = door.Terminal.Out,
            Error = door.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await Edge.GuardAsync(() => parsed.InvokeAsync(invocation, ct), door.Terminal, ct);
    }

    private static RootCommand Compose(Door door)
    {
        var root = Verbs(door);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExplainedCommand.Help((HelpAction)help.Action!);
        return root;
    }

    private static RootCommand Verbs(Door door) => new(
        """
        Follows a school district's initiatives, school by school: who is on track, who is not, and why.
        board, explain, forecast and history ask the server in ROLLOUT_SERVER, with the access token in ROLLOUT_TOKEN;
        where there is none, they look into the database in ROLLOUT_DATABASE, as all others do.
        """)
    {
        ServeCommand.For(door),
        MigrateCommand.For(door),
        RebuildCommand.For(door),
        ParkedCommands.For(door),
        ConnectionCommand.For(door),
        ImportCommands.For(door),
        BoardCommand.For(door),
        ExplainCommand.For(door),
        ForecastCommand.For(door),
        HistoryCommand.For(door),
        DemoCommand.For(door),
        PeopleCommand.For(door),
    };

    private static int Explain(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
            terminal.Error.WriteTextLine(error.Message);
        terminal.Error.WriteLine("See: rollout --help");
        return WrongUsage;
    }
}
