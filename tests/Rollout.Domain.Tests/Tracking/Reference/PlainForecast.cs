namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>When a milestone may be reached: the k-th smallest of the earlier schools' ratios, k = ⌈q(n+1)⌉.</summary>
internal sealed record PlainForecast(MilestoneId Milestone, MilestoneId? From, int? Planned, int History, int Elapsed, IReadOnlyList<int?> Days)
{
    private static readonly int[] Tenths = [5, 8, 9];

    internal static List<PlainForecast> Of(PlainBoard board, SchoolId school) => Of(board.Cases.Single(it => it.Id == school), board.Cases);

    private static List<PlainForecast> Of(PlainCase school, IReadOnlyList<PlainCase> board)
    {
        var from = LastCompleted(school);
        return [.. school.Steps.Where(step => !school.IsComplete(step, school.Today)).Select(step => Of(school, board, from, step))];
    }

    private static PlainForecast Of(PlainCase school, IReadOnlyList<PlainCase> board, PlainStep? from, PlainStep to)
    {
        var begun = from is null ? school.Start : school.ReachedOn(from.Id)!.Value;
        var elapsed = begun > school.Today ? 0 : school.Span(begun, school.Today);
        var planned = PlannedDays(school, from?.Id, to.Id);
        var ratios = board.Where(other => other.Id != school.Id).Select(other => Lasted(other, from?.Id, to.Id)).OfType<(int Actual, int Planned)>().ToList();
        var days = Tenths.Select(tenth =>
        {
            if (ratios.Count < 4 || planned is not { } span)
                return (int?)null;
            var left = ratios.Where(it => it.Actual * span > elapsed * it.Planned).ToList();
            left.Sort((a, b) => (a.Actual * b.Planned).CompareTo(b.Actual * a.Planned));
            var k = (tenth * (left.Count + 1) + 9) / 10;
            if (k > left.Count)
                return null;
            var (actual, over) = left[k - 1];
            var paused = begun > school.Today
                ? 0 : school.Calendar.D(school.Today) - school.Calendar.D(begun) - elapsed;
            return school.Calendar.D(begun) + paused + (actual * span + over - 1) / over;
        }).ToList();
        return new(to.Id, from?.Id, planned, ratios.Count, elapsed, days);
    }

    /// <summary>The completed milestone with the latest day; of several the one due later, then the one later in the path.</summary>
    private static PlainStep? LastCompleted(PlainCase school)
    {
        PlainStep? last = null;
        foreach (var step in school.Steps.Where(step => school.IsComplete(step, school.Today)))
        {
            if (last is null || Place(school, step).CompareTo(Place(school, last)) > 0)
                last = step;
        }

        return last;
    }

    private static (DateOnly, DateOnly, int) Place(PlainCase school, PlainStep step) =>
        (school.ReachedOn(step.Id)!.Value, step.Due ?? DateOnly.MaxValue, school.Steps.IndexOf(step));

    private static int? PlannedDays(PlainCase school, MilestoneId? from, MilestoneId to)
    {
        var begins = from is null ? school.PathStart : school.Steps.Single(step => step.Id == from).Due;
        return begins is { } start && school.Steps.Single(step => step.Id == to).Due is { } due && school.Calendar.D(due) > school.Calendar.D(start)
            ? school.Calendar.D(due) - school.Calendar.D(start)
            : null;
    }

    private static (int Actual, int Planned)? Lasted(PlainCase school, MilestoneId? from, MilestoneId to)
    {
        if (school.Steps.All(step => step.Id != to) || from is not null && school.Steps.All(step => step.Id != from))
            return null;
        var begun = from is { } id ? school.ReachedOn(id) : school.Start;
        var ended = school.ReachedOn(to);
        if (begun is null || ended is null || begun > school.Today || ended > school.Today || PlannedDays(school, from, to) is not { } planned)
            return null;
        // A span lived backwards took no days; the text is open.
        return (ended < begun ? 0 : school.Span(begun.Value, ended.Value), planned);
    }
}
