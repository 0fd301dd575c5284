using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rollout.App.Cli;

namespace Rollout.App.Features.Imports;

/// <summary>Tells what an import did: the answer on standard output, faults and warnings on standard error.</summary>
internal static class ImportPrinter
{
    private const int FaultsShown = 20;
    private const int WarningsShown = 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static int Print(ImportOutcome outcome, bool asJson, TimeSpan took, Terminal terminal)
    {
        ShowAtMost(outcome.Warnings.Select(warning => $"warning: {warning}"), outcome.Warnings.Count, WarningsShown, terminal.Error);
        if (asJson)
            terminal.Out.WriteLine(JsonSerializer.Serialize(outcome.Answer, Json));
        else
            PrintText(outcome, took, terminal);

        if (outcome.IsAccepted)
            return CommandLine.Done;
        terminal.Error.WriteLine(Say($"Nothing was stored: {outcome.Answer.Rejected.Count:n0} of the file's lines or fields are rejected."));
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
        terminal.Out.WriteLine(Say($"{answer.Schools:n0} schools of {answer.Districts:n0} districts read."));
        terminal.Out.WriteLine(Say($"{answer.Events:n0} events in {answer.Streams:n0} streams {verb}; {answer.Unchanged:n0} lines unchanged; {answer.Rejected.Count:n0} rejected."));
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

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
