namespace Rollout.App.Features.Imports;

/// <summary>What an import did, or would do. The JSON contract of every <c>rollout import</c>.</summary>
/// <param name="Districts">Districts the file speaks of.</param>
/// <param name="Schools">Schools the file speaks of.</param>
/// <param name="Streams">Streams written, or that would be.</param>
/// <param name="Events">Events written, or that would be.</param>
/// <param name="Unchanged">Rows or lines that added nothing.</param>
internal sealed record ImportAnswer(
    int Districts, int Schools, int Streams, int Events, int Unchanged, IReadOnlyList<Rejection> Rejected, bool DryRun)
{
    internal static ImportAnswer Nothing(IReadOnlyList<Rejection> rejected, bool dryRun) => new(0, 0, 0, 0, 0, rejected, dryRun);
}

/// <summary>What an import tells people beside its answer.</summary>
/// <param name="Changes">Line by line what is (or would be) recorded.</param>
/// <param name="Warnings">What was accepted and should be looked at.</param>
/// <param name="IsAccepted">Whether the file was taken (broken rows that were to be skipped aside).</param>
internal sealed record ImportOutcome(
    ImportAnswer Answer, IReadOnlyList<string> Changes, IReadOnlyList<string> Warnings, bool IsAccepted)
{
    internal static ImportOutcome Refused(ImportAnswer answer) => new(answer, [], [], IsAccepted: false);
}
