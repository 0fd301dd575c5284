namespace Rollout.Domain.Tracking.Rules;

/// <summary>R2: too much of the weight whose window has closed is still open.</summary>
internal sealed class OverdueShareRule : DwelledRule
{
    internal override string Id => "R2";

    internal override string Title => "Share of the closed weight that is open";

    protected override IReadOnlyList<Tier> Tiers { get; } = [Tier.OffTrack, Tier.Watch];

    /// <summary>Closed and, of it, open weight in millionths; null with too few milestones closed to say.</summary>
    internal static (long Open, long Closed)? Share(SchoolCase school, DateOnly day)
    {
        var (open, closed, count) = (0L, 0L, 0);
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            if (!IsClosed(school, step, day))
                continue;
            count++;
            closed += school.Path.Steps[step].Weight;
            open += school.IsComplete(step, day) ? 0 : school.Path.Steps[step].Weight;
        }

        return count >= school.Rules.LeastClosed ? (open, closed) : null;
    }

    internal override IEnumerable<DateOnly> MayChange(SchoolCase school, DateOnly until)
    {
        for (var step = 0; step < school.Path.Steps.Length; step++)
        {
            if (school.ReachedOn(step) is { } reached)
                yield return reached;
            if (school.ClosesOn(step) is { } closes)
                yield return closes;
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
        var share = Share(school, day);
        var closed = Enumerable.Range(0, school.Path.Steps.Length).Where(step => IsClosed(school, step, day)).ToList();
        var open = closed.Where(step => !school.IsComplete(step, day)).Select(step => school.Path.Steps[step].Milestone).ToList();
        var percent = share is var (openWeight, closedWeight) ? (100m * openWeight / closedWeight).ToString("0") : "0";
        return new(
            $"{percent} % of the weight whose window has closed is open: {string.Join(", ", open.Select(milestone => $"“{milestone.Title}”"))}.",
            [
                new("overdueShare", share is var (o, c) ? (decimal)o / c : null),
                new("closed", closed.Select(step => school.Path.Steps[step].Milestone.Id.Value).ToList()),
                new("open", open.Select(milestone => milestone.Id.Value).ToList()),
                new("watchFrom", school.Rules.OverdueWatch),
                new("offTrackFrom", school.Rules.OverdueOffTrack),
            ],
            [.. school.Enrolment.Events, school.Path.Version.Event]);
    }

    private static bool IsClosed(SchoolCase school, int step, DateOnly day) => school.ClosesOn(step) <= day;
}
