namespace Rollout.Domain.Tracking.Rules;

/// <summary>R4: nobody at or for the school has reported for longer than was agreed. Silence is not green (law 5).</summary>
internal sealed class SilenceRule : Rule<SchoolCase>
{
    internal override string Id => "R4";

    internal override string Title => "News from the school";

    /// <summary>Days since the last news, or since the start, pauses left out; null before the start.</summary>
    internal static int? Silence(SchoolCase school, DateOnly day) =>
        day < school.Start ? null : school.LivedBetween(SilentSince(school, day).Day, day);

    internal override IEnumerable<Finding> Findings(SchoolCase school, DateOnly day)
    {
        if (Silence(school, day) is not { } silence || silence <= school.LongestSilence(school.Cadence))
            yield break;

        var (since, last) = SilentSince(school, day);
        var first = school.FirstLived(school.Lived(since) + school.LongestSilence(school.Cadence) + 1, day)!.Value;
        yield return new(
            Id, Tier.NoNews, null, null, null, first,
            $"No news for {silence} instructional days; it was agreed to hear every {school.Cadence}.",
            last is { } news ? [news] : [.. school.Enrolment.Events]);
    }

    internal override Tier? WorstTier(SchoolCase school, DateOnly day) => Silence(school, day) > school.LongestSilence(school.Cadence) ? Tier.NoNews : null;

    internal override RuleReport Report(SchoolCase school, DateOnly day)
    {
        var findings = Findings(school, day).ToList();
        return new(
            Id, Title, findings.Count > 0,
            [
                new("silence", Silence(school, day)),
                new("cadence", school.Cadence),
                new("limit", school.Rules.SilenceFactor * school.Cadence),
                new("since", day < school.Start ? null : SilentSince(school, day).Day),
            ],
            null, findings);
    }

    private static (DateOnly Day, Guid? News) SilentSince(SchoolCase school, DateOnly day) =>
        Array.FindLast(school.Facts.News, news => ((IDated)news.Happened).EffectiveOn <= day) is { } last
        && ((IDated)last.Happened).EffectiveOn >= school.Start
            ? (((IDated)last.Happened).EffectiveOn, last.Id)
            : (school.Start, null);
}
