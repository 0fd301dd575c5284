using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tracking;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Rules with dwell ask only on days on which their truth may change; it must come to what asking every day comes to.</summary>
public sealed class DwellByIntervals
{
    [Fact]
    public void Equals_the_fold_over_every_day_for_each_rule_and_tier() => Seeds.Hold(1000, 900, seed =>
    {
        var log = RandomHistory.Of(seed);
        var board = Told.Of(log, RandomHistory.Question(seed, log));
        foreach (var school in board.OnOwnPath.Schools.Where(school => board.Day >= school.Start))
        {
            foreach (var rule in Rulebook.OfSchools.OfType<DwelledRule<SchoolCase>>())
            {
                var expected = Shown(rule, school, board.Day);
                var actual = rule.Findings(school, board.Day).Select(finding => ((Tier, DateOnly)?)(finding.Tier, finding.Since)).SingleOrDefault();
                var watch = (Raised(rule, school, board.Day, Tier.Watch), rule.Report(school, board.Day).Dwell!.Value.Since);
                if (expected != actual || watch.Item1 != watch.Since)
                    return $"{rule.Id} at {school.Facts.Id} on {board.Day:O}: every day {expected} {watch.Item1:O}, by intervals {actual} {watch.Since:O}";
            }
        }

        return board.Schools.Count == 0 ? null : "";
    });

    private static (Tier, DateOnly)? Shown(DwelledRule<SchoolCase> rule, SchoolCase school, DateOnly until) =>
        Raised(rule, school, until, Tier.OffTrack) is { } offTrack ? (Tier.OffTrack, offTrack)
        : Raised(rule, school, until, Tier.Watch) is { } watch ? (Tier.Watch, watch)
        : null;

    private static DateOnly? Raised(DwelledRule<SchoolCase> rule, SchoolCase school, DateOnly until, Tier tier)
    {
        var (raised, run, was) = ((DateOnly?)null, 0, false);
        for (var day = school.Start; day <= until; day = day.AddDays(1))
        {
            if (!school.Calendar.IsInstructional(day) || school.Facts.Pauses.Include(day))
                continue;
            var isTrue = rule.Truth(school, day) <= tier;
            (run, was) = (isTrue == was ? run + 1 : 1, isTrue);
            raised = isTrue ? raised ?? (run >= 3 ? day : null) : run >= 5 ? null : raised;
        }

        return raised;
    }
}
