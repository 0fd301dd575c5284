using Rollout.Domain.Paths;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>R2: too much of the weight whose window has closed is still open.</summary>
internal sealed class OverdueShareRule : DwelledRule<SchoolCase>
{
    internal override string Id => "R2";

    internal override string Title => "Share of the closed weight that is open";

    internal override Tier[] Tiers { get; } = [Tier.OffTrack, Tier.Watch];

    /// <summary>Closed and, of it, open weight in millionths; null with too few milestones closed to say.</summary>
    internal static (long Open, long Closed)? Share(SchoolCase school, DateOnly day)
    {
        var (count, closed, open) = school.ClosedBy(day);
        return count >= school.Rules.LeastClosed ? (open, closed) : null;
    }

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            days.Add(school.ReachedOn(step));
            days.Add(school.ClosesOn(step));
        }
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day)
    {
        if (Share(school, day) is not var (open, closed) || (open == 0 && closed > 0))
            return null;
        if (open >= school.Rules.OverdueOffTrack * closed)
            return Tier.OffTrack;
        return open >= school.Rules.OverdueWatch * closed ? Tier.Watch : null;
    }

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var percent = Share(school, day) is var (open, closed) ? (100m * open / closed).ToString("0") : "0";
        return new(
            $"{percent} % of the weight whose window has closed is open: {string.Join(", ", Open(school, day).Select(milestone => $"“{milestone.Title}”"))}.",
            school.DueBy);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("overdueShare", Share(school, day) is var (open, closed) ? (decimal)open / closed : null),
        new("closed", Closed(school, day).Select(step => school.Path.Steps[step].Milestone.Id.Value).ToList()),
        new("open", Open(school, day).Select(milestone => milestone.Id.Value).ToList()),
        new("leastClosed", school.Rules.LeastClosed),
        new("watchFrom", school.Rules.OverdueWatch),
        new("offTrackFrom", school.Rules.OverdueOffTrack),
    ];

    private static IEnumerable<int> Closed(SchoolCase school, DateOnly day) =>
        Enumerable.Range(0, school.Path.Steps.Length).Where(step => school.IsClosed(step, day));

    private static IEnumerable<Milestone> Open(SchoolCase school, DateOnly day) =>
        Closed(school, day).Where(step => !school.IsComplete(step, day)).Select(step => school.Path.Steps[step].Milestone);
}
