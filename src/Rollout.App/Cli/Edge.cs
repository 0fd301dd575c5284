using System.Net.Sockets;
using Npgsql;
using Rollout.App.Embedded;
using Rollout.EventStore;

namespace Rollout.App.Cli;

/// <summary>The one place where a broken world becomes a sentence and an exit code. What isn't named here is a bug, and shows as one.</summary>
internal static class Edge
{
    internal static async Task<int> GuardAsync(Func<Task<int>> command, Terminal terminal, CancellationToken ct)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Say(terminal, "Interrupted.", CommandLine.Interrupted);
        }
        catch (Exception e) when (e is CommandFailed or EmbeddedServerException or MigrationException or NotDurableException or InvalidDataException)
        {
            return Say(terminal, e.Message);
        }
        catch (PostgresException e)
        {
            return Say(terminal, WentAway(e) ? $"The database went away: {e.MessageText}." : $"The database refused: {e.MessageText} ({e.SqlState}).");
        }
        catch (Exception e) when (e is NpgsqlException or SocketException)
        {
            return Say(terminal, $"The database can't be reached: {Reason(e)}");
        }
    }

    /// <summary>Whether the session ended from the other side, rather than a statement being refused.</summary>
    internal static bool WentAway(NpgsqlException e) =>
        e is not PostgresException { SqlState: var state } || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal);

    private static string Reason(Exception e) => (e.InnerException ?? e).Message;

    private static int Say(Terminal terminal, string sentence, int exitCode = CommandLine.Failed)
    {
        terminal.Error.WriteTextLine(sentence);
        return exitCode;
    }
}
