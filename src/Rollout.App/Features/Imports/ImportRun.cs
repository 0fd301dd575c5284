using System.CommandLine;
using Rollout.App.Cli;
using Rollout.EventStore;

namespace Rollout.App.Features.Imports;

/// <summary>One import at work: its file, the log, and where to say how far it is.</summary>
internal sealed record ImportRun(
    InputFile File, IEventStore Log, Recording Recording, TimeProvider Clock, bool IsDry, Action<double> Progress)
{
    internal static Argument<string> FileArgument { get; } = Arguments.File();

    internal static Option<string> FormatOption { get; } = Arguments.Format("text", "table", "json");

    internal static Option<bool> DryRunOption { get; } =
        new("--dry-run") { Description = "Say line by line what would change, and store nothing." };

    /// <summary>Opens the file and the database, imports, and tells what came of it.</summary>
    internal static async Task<int> RunAsync(
        Door door, ParseResult parsed, Func<ImportRun, CancellationToken, Task<ImportOutcome>> import, CancellationToken ct)
    {
        var began = door.Clock.GetTimestamp();
        using var file = await InputFile.OpenAsync(parsed.GetRequiredValue(FileArgument), ct);
        await using var database = await door.OpenAsync(ct);
        var outcome = await Cli.Progress.ShowAsync(
            door.Terminal, Path.GetFileName(file.Path), file.Length,
            progress => import(
                new(file, database.Log, new(database.Log, door.Clock, door.Terminal.Actor), door.Clock, parsed.GetValue(DryRunOption), progress), ct));
        return ImportPrinter.Print(
            outcome, parsed.GetValue(FormatOption) == "json", door.Clock.GetElapsedTime(began), door.Terminal);
    }
}
