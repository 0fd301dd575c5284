using System.CommandLine;

namespace Rollout.App.Cli;

/// <summary>How a verb that reads finds whom to ask.</summary>
internal static class ReadingVerb
{
    /// <summary>Asks the server where the environment names one, else looks into the database.</summary>
    internal static void SetReading(
        this Command command, Door door, Option<string> format, Func<ParseResult, RemoteQuestion> question,
        Func<ParseResult, CancellationToken, Task<int>> fromDatabase) => command.SetAction((parsed, ct) =>
            RemoteServer.Of(door.Terminal) is { } server
                ? server.TellAsync(question(parsed), parsed.GetRequiredValue(format), ct)
                : fromDatabase(parsed, ct));
}
