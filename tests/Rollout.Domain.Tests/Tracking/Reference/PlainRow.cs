using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>A school's row as the plain assessor sees it.</summary>
internal sealed record PlainRow(
    SchoolId School, int Path, string? Variant, Status Status, bool NoNews, decimal Planned, decimal Earned, decimal? OverdueShare,
    int? Silence, string? Stage, IReadOnlyList<PlainFinding> Findings)
{
    internal IReadOnlyList<(int Path, Status Status)> OtherPaths { get; init; } = [];

    internal bool IsAsserted { get; init; }

    internal static PlainRow Of(PlainCase school, IReadOnlyList<PlainCase> board)
    {
        var today = school.Today;
        var weight = school.Steps.Sum(step => step.Weight);
        var settled = Settled(school);
        var findings = settled is null ? PlainFinding.At(school, board) : [];
        var status = settled ?? (findings.Count == 0 ? Status.OnTrack : findings.Min(it => it.Tier) switch
        {
            Tier.OffTrack => Status.OffTrack,
            Tier.Watch => Status.Watch,
            _ => Status.NoNews,
        });
        return new(
            school.Id, school.Path, school.Variant, status, findings.Any(it => it.Rule == "R4"),
            school.Steps.Where(step => step.Due <= today && school.Past(step, today) >= 0).Sum(step => step.Weight) / weight,
            school.Steps.Where(step => school.IsComplete(step, today)).Sum(step => step.Weight) / weight,
            PlainTruths.OverdueShare(school, today), today < school.Start ? null : PlainTruths.Silence(school, today), school.StageOn(today), findings);
    }

    /// <summary>A status that no rule changes.</summary>
    private static Status? Settled(PlainCase school)
    {
        var takesPart = school.Rollout.LastOrDefault(it =>
            it.Happened is RolloutEvent.RolloutEnrolled or RolloutEvent.RolloutWithdrawn && PlainLog.On(it) <= school.Today);
        return takesPart?.Happened is RolloutEvent.RolloutWithdrawn ? Status.Withdrawn
            : school.Steps.All(step => school.IsComplete(step, school.Today)) ? Status.Completed
            : school.Today < school.Start ? Status.NotStarted
            : school.Paused.Contains(school.Today) ? Status.Paused
            : null;
    }
}
