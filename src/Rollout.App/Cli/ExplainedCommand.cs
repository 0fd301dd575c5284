using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Rollout.App.Cli;

/// <summary>A verb whose <c>--help</c> goes on after its options, with what its file holds.</summary>
internal sealed class ExplainedCommand(string name, string description, Func<IEnumerable<string>> more) : Command(name, description)
{
    private const int Width = 80;

    /// <summary>The usual help, and then what the verb adds.</summary>
    internal sealed class Help(HelpAction usual) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = usual.Invoke(parseResult);
            if (parseResult.CommandResult.Command is ExplainedCommand explained)
                explained.Write(parseResult.InvocationConfiguration.Output);
            return exitCode;
        }
    }

    private void Write(TextWriter writer)
    {
        foreach (var line in more())
            WriteWrapped(line, writer);
        writer.WriteLine();
    }

    /// <summary>A long list of members is broken after a comma, and goes on set in.</summary>
    private static void WriteWrapped(string line, TextWriter writer)
    {
        while (line.Length > Width && line.LastIndexOf(", ", Width - 1, StringComparison.Ordinal) is var comma and > 0)
        {
            writer.WriteLine(line[..(comma + 1)]);
            line = "      " + line[(comma + 2)..];
        }

        writer.WriteLine(line);
    }
}
