using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Rollout.EventStore;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// An app's process that appends one writer's requests, from a number on, and says what it asks and what it was answered.
/// Its standard output is its client-side history; the next process begins with the request this one left unanswered.
/// </summary>
internal sealed class AppendingProcess : IDisposable
{
    public const string Verb = "append";

    private readonly Process _process;

    private AppendingProcess(Process process) => _process = process;

    public static AppendingProcess Start(string connectionString, int seed, int writer, int districts, int first)
    {
        string[] arguments = [typeof(AppendingProcess).Assembly.Location, Verb, connectionString, .. new[] { seed, writer, districts, first }
            .Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return new(Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>What the process itself does, until its input ends.</summary>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        var (connectionString, numbers) = (arguments[0], arguments[1..].Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray());
        await using var database = PostgresDatabase.Open(connectionString);
        var (store, workload) = (new PostgresEventStore(database), new Workload(numbers[0], numbers[1], numbers[2]));
        var ending = Task.Run(Console.In.ReadToEnd);
        for (var number = numbers[3]; !ending.IsCompleted; number++)
        {
            var request = workload.Request(number);
            for (Answer? answer = null; answer is null;)
            {
                Console.WriteLine($"asks {number}");
                answer = await AskAsync(request, store);
                Console.WriteLine($"{answer?.ToString() ?? "Unknown"} {number}");
            }
        }

        return 0;
    }

    /// <summary>The next line it says; null when it has ended.</summary>
    public async Task<(string Word, int Number)?> SaysAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token);
        return line?.Split(' ') is [var word, var number] ? (word, int.Parse(number, CultureInfo.InvariantCulture)) : null;
    }

    public void Kill() => _process.Kill();

    /// <summary>Stops all of its threads where they are, until it is thawed.</summary>
    public void Freeze() => PostgresServer.Run(["sh", "-c", $"kill -STOP {_process.Id}"]);

    public void Thaw() => PostgresServer.Run(["sh", "-c", $"kill -CONT {_process.Id}"]);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static async Task<Answer?> AskAsync(Request request, PostgresEventStore store)
    {
        try
        {
            return await request.AskAsync(store);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
