using System.CommandLine;
using Rollout.App.Cli;
using Rollout.EventStore;

namespace Rollout.App.Features.Imports;

/// <summary>What every import shares: opening the file and the database, showing how far it is, telling what came of it.</summary>
internal static class ImportRun
{
    internal static Argument<string> File { get; } = Arguments.File();

    internal static Option<string> Format { get; } = Arguments.Format("text", "table", "json");

    internal static Option<bool> DryRun { get; } = new("--dry-run") { Description = "Say line by line what would change, and store nothing." };

    internal static async Task<int> RunAsync(
        Door door, ParseResult parsed, Func<InputFile, IEventStore, Action<double>, CancellationToken, Task<ImportOutcome>> import, CancellationToken ct)
    {
        var began = door.Clock.GetTimestamp();
        using var file = await InputFile.OpenAsync(parsed.GetRequiredValue(File), ct);
        await using var database = await door.OpenAsync(ct);
        var outcome = await Progress.ShowAsync(
            door.Terminal, Path.GetFileName(file.Path), file.Length, progress => import(file, database.Log, progress, ct));
        return ImportPrinter.Print(outcome, parsed.GetValue(Format) == "json", door.Clock.GetElapsedTime(began), door.Terminal);
    }
}
