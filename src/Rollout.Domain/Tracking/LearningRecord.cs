using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// What the district tries and has looked into (practices 26, 37 and 40), as it stands on the board's day: what waits first, the longest
/// waiting before the others, then what is settled, the latest first. What people wrote themselves stays in the events named here.
/// </summary>
public sealed record LearningRecord(
    IReadOnlyList<PilotStanding> Pilots, IReadOnlyList<EvaluationStanding> Evaluations, IReadOnlyList<CycleStanding> Cycles)
{
    public static LearningRecord Of(Board board)
    {
        var (district, day) = (board.AsDistrict, board.Day);
        var agreed = district.Agreements;
        return new(
            [
                .. LastOf(agreed.Pilots, day, started => started.Pilot)
                    .Select(started => PilotStanding.Of(district, started, day))
                    .OrderBy(pilot => pilot.Decided is not null).ThenBy(pilot => pilot.DecideBy).ThenBy(pilot => pilot.Name, StringComparer.Ordinal),
            ],
            [
                .. LastOf(agreed.Evaluations, day, asked => asked.Evaluation)
                    .Select(asked => EvaluationStanding.Of(district, asked, day))
                    .OrderBy(evaluation => evaluation.Findings.Count > 0).ThenBy(evaluation => evaluation.DueOn).ThenBy(evaluation => evaluation.Name, StringComparer.Ordinal),
            ],
            [
                .. LastOf(agreed.Cycles, day, started => started.Cycle)
                    .Select(started => CycleStanding.Of(district, started, day))
                    .OrderBy(cycle => cycle.Acts.Count > 0).ThenBy(cycle => cycle.DaysLeft ?? int.MaxValue).ThenBy(cycle => cycle.Name, StringComparer.Ordinal),
            ]);
    }

    private static IEnumerable<Dated<TFact>> LastOf<TFact>(Dated<TFact>[] facts, DateOnly day, Func<TFact, string> name)
        where TFact : DomainEvent, IDated =>
        facts.Take(facts.CountBy(day)).GroupBy(said => name(said.Fact), StringComparer.Ordinal).Select(said => said.Last());
}

/// <summary>A pilot and whether it is taken over everywhere.</summary>
/// <param name="Started">As it was said last.</param>
/// <param name="Decided">The last decision; null while there is none.</param>
/// <param name="DaysPast">Instructional days past its day while nothing is decided (C26); 0 = not late, also on the day itself.</param>
public sealed record PilotStanding(string Name, DateOnly DecideBy, Recorded Started, bool? IsAdopted, DateOnly? DecidedOn, Recorded? Decided, int DaysPast)
{
    internal static PilotStanding Of(DistrictCase district, Dated<PilotStarted> started, DateOnly day)
    {
        var decided = district.Agreements.Adoptions.LastBy(day, said => said.Pilot == started.Fact.Pilot);
        return new(
            started.Fact.Pilot, started.Fact.DecideBy, started.Recorded, decided?.Fact.Adopted, decided?.On, decided?.Recorded,
            decided is null ? Math.Max(0, district.Passed(started.Fact.DecideBy, day)) : 0);
    }
}

/// <summary>An outside evaluation and what it found.</summary>
/// <param name="By">Who evaluates.</param>
/// <param name="Commissioned">As it was said last.</param>
/// <param name="Findings">The latest first.</param>
/// <param name="DaysPast">Instructional days past its day while nothing is recorded (C37); 0 = not late, also on the day itself.</param>
public sealed record EvaluationStanding(string Name, string By, DateOnly DueOn, Recorded Commissioned, IReadOnlyList<Recorded> Findings, int DaysPast)
{
    internal static EvaluationStanding Of(DistrictCase district, Dated<EvaluationCommissioned> asked, DateOnly day)
    {
        List<Recorded> found =
        [
            .. district.Agreements.EvaluationFindings.Where(said => said.On <= day && said.Fact.Evaluation == asked.Fact.Evaluation).Reverse()
                .Select(said => said.Recorded),
        ];
        return new(
            asked.Fact.Evaluation, asked.Fact.By, asked.Fact.DueOn, asked.Recorded, found,
            found.Count == 0 ? Math.Max(0, district.Passed(asked.Fact.DueOn, day)) : 0);
    }
}

/// <summary>A plan-do-study-act cycle: what it asks, what was found, what came of it.</summary>
/// <param name="Started">As it was said last.</param>
/// <param name="Findings">The latest first.</param>
/// <param name="Acts">What was decided, the latest first.</param>
/// <param name="DaysLeft">
/// Instructional days left to decide (C40); 0 on the last of them, below 0 afterwards; null while nothing is found, and once something is decided.
/// </param>
public sealed record CycleStanding(string Name, Recorded Started, IReadOnlyList<Recorded> Findings, IReadOnlyList<Recorded> Acts, int? DaysLeft)
{
    internal static CycleStanding Of(DistrictCase district, Dated<CycleStarted> started, DateOnly day)
    {
        var (agreed, name) = (district.Agreements, started.Fact.Cycle);
        var last = agreed.CycleFindings.LastBy(day, said => said.Cycle == name);
        List<Recorded> acts = [.. agreed.CycleActs.Where(said => said.On <= day && said.Fact.Cycle == name).Reverse().Select(said => said.Recorded)];
        return new(
            name, started.Recorded,
            [.. agreed.CycleFindings.Where(said => said.On <= day && said.Fact.Cycle == name).Reverse().Select(said => said.Recorded)], acts,
            last is { } found && acts.Count == 0 ? district.Rules.DecideWithin - district.Passed(found.On, day) : null);
    }
}
