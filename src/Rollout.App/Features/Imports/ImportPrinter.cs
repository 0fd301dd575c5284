using System.Diagnostics;
using System.Globalization;
using Rollout.App.Cli;

namespace Rollout.App.Features.Imports;

/// <summary>Tells what an import did: the answer on standard output, faults and warnings on standard error.</summary>
internal static class ImportPrinter
{
    private const int FaultsShown = 20;
    private const int WarningsShown = 20;

    internal static int Print(ImportOutcome outcome, bool asJson, TimeSpan took, Terminal terminal)
    {
        ShowAtMost(outcome.Warnings.Select(warning => $"warning: {warning}"), outcome.Warnings.Count, WarningsShown, terminal.Error);
        if (asJson)
            terminal.Out.WriteLine(Reading.Json.Write(outcome.Answer));
        else
            PrintText(outcome, took, terminal);

        if (outcome.IsAccepted)
            return CommandLine.Done;
        terminal.Error.WriteLine($"Nothing was stored: {Many(outcome.Answer.Rejected.Count, "fault")} in the file.");
        return CommandLine.Failed;
    }

    private static void PrintText(ImportOutcome outcome, TimeSpan took, Terminal terminal)
    {
        var answer = outcome.Answer;
        ShowAtMost(answer.Rejected.Select(fault => fault.ToString()), answer.Rejected.Count, FaultsShown, terminal.Error);
        if (!outcome.IsAccepted)
            return;
        foreach (var change in answer.DryRun ? outcome.Changes : [])
            terminal.Out.WriteTextLine(change);

        var verb = answer.DryRun ? "would be recorded; nothing is stored" : "recorded";
        if (answer.Schools > 0)
            terminal.Out.WriteLine($"{Many(answer.Schools, "school")} of {Many(answer.Districts, "district")} read.");
        terminal.Out.WriteLine(
            $"{Many(answer.Events, "event")} in {Many(answer.Streams, "stream")} {verb}; {Many(answer.Unchanged, "line")} unchanged; {Say($"{answer.Rejected.Count:n0}")} rejected.");
        using var process = Process.GetCurrentProcess();
        terminal.Out.WriteLine(Say($"It took {took.TotalSeconds:0.0} s and at most {process.PeakWorkingSet64 >> 20:n0} MB."));
    }

    private static void ShowAtMost(IEnumerable<string> lines, int count, int shown, TextWriter writer)
    {
        foreach (var line in lines.Take(shown))
            writer.WriteTextLine(line);
        if (count > shown)
            writer.WriteLine(Say($"and {count - shown:n0} more"));
    }

    private static string Many(int count, string noun) => Say($"{count:n0} {noun}{(count == 1 ? "" : "s")}");

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
