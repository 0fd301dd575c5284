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
        return board.Schools.Count == 0 ? null : FaultOfSchools(board, Rulebook.OfSchools);
    });

    [Fact]
    public void Equals_the_fold_over_every_day_for_each_check_of_a_school() => Seeds.Hold(1000, 900, seed =>
        Judged(seed) is { Schools.Count: > 0 } board ? FaultOfSchools(board, Rulebook.OfSchools.Where(rule => !RuleName.IsCore(rule.Id))) : null);

    [Fact]
    public void Equals_the_fold_over_every_day_for_each_check_of_the_district() => Seeds.Hold(1000, 900, seed =>
    {
        if (Judged(seed) is not { Schools.Count: > 0 } board)
            return null;
        foreach (var rule in Rulebook.OfDistrict.OfType<DwelledRule<DistrictCase>>())
        {
            if (Fault(rule, board.AsDistrict, board.Day, board.Calendar.IsInstructional) is { } fault)
                return $"{rule.Id}: {fault}";
        }

        return "";
    });

    private static Board Judged(int seed)
    {
        var log = RandomPractices.Of(seed);
        var asked = RandomHistory.Question(seed, log) with { Path = null };
        return Board.Assess(DistrictFacts.At(log.History, asked.Cut), asked, RandomPractices.AllChecks);
    }

    private static string FaultOfSchools(Board board, IEnumerable<Rule<SchoolCase>> rules)
    {
        foreach (var rule in rules.OfType<DwelledRule<SchoolCase>>())
        {
            foreach (var school in board.OnOwnPath.Schools)
            {
                if (Fault(rule, school, board.Day, day => school.Calendar.IsInstructional(day) && !school.Facts.Pauses.Include(day)) is { } fault)
                    return $"{rule.Id} at {school.Facts.Id}: {fault}";
            }
        }

        return "";
    }

    private static string? Fault<TCase>(DwelledRule<TCase> rule, TCase judged, DateOnly until, Func<DateOnly, bool> counts)
        where TCase : ICase
    {
        if (until < judged.Start)
            return null;
        var expected = Shown(rule, judged, until, counts);
        var actual = rule.Findings(judged, until).Select(finding => ((Tier, DateOnly)?)(finding.Tier, finding.Since)).SingleOrDefault();
        var watch = (Raised(rule, judged, until, Tier.Watch, counts), rule.Report(judged, until).Dwell!.Value.Since);
        return expected != actual || watch.Item1 != watch.Since
            ? $"on {until:O}: every day {expected} {watch.Item1:O}, by intervals {actual} {watch.Since:O}"
            : null;
    }

    private static (Tier, DateOnly)? Shown<TCase>(DwelledRule<TCase> rule, TCase judged, DateOnly until, Func<DateOnly, bool> counts)
        where TCase : ICase =>
        Raised(rule, judged, until, Tier.OffTrack, counts) is { } offTrack ? (Tier.OffTrack, offTrack)
        : Raised(rule, judged, until, Tier.Watch, counts) is { } watch ? (Tier.Watch, watch)
        : null;

    private static DateOnly? Raised<TCase>(DwelledRule<TCase> rule, TCase judged, DateOnly until, Tier tier, Func<DateOnly, bool> counts)
        where TCase : ICase
    {
        var (raised, run, was) = ((DateOnly?)null, 0, false);
        for (var day = judged.Start; day <= until; day = day.AddDays(1))
        {
            if (!counts(day))
                continue;
            var isTrue = rule.Truth(judged, day) <= tier;
            (run, was) = (isTrue == was ? run + 1 : 1, isTrue);
            raised = isTrue ? raised ?? (run >= 3 ? day : null) : run >= 5 ? null : raised;
        }

        return raised;
    }
}
