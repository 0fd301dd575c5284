using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C34: money ends before the path does, and nothing follows it (S0, S2).</summary>
internal sealed class FundingRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C34";

    internal override string Title => "Money that ends has a successor or a plan";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(district.Agreements.Funds);
        days.Add(district.Agreements.SustainabilityPlans);
        foreach (var committed in district.Agreements.Funds)
            days.Add(Ending.NearFrom(district, committed.Fact.Until, district.Rules.FundingAhead));
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) => RunningOut(district, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        var ending = RunningOut(district, day).ToList();
        return ending.Count == 0
            ? new("No money ends soon and before the path does, or something follows it.", [])
            : new(
                string.Join(" ", ending.Select(committed =>
                    $"“{committed.Fact.Stream}” {Ending.Said(district, committed.Fact.Until, day)}, before the path’s last due day, and nothing follows it.")),
                [.. ending.Select(committed => committed.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("streams", InForce(district.Agreements, day).Select(committed => committed.Fact.Stream).ToList()),
        new("lastDue", district.LastDue),
        new("ending", RunningOut(district, day).Select(committed => committed.Fact.Stream).ToList()),
        new("fundingAhead", district.Rules.FundingAhead),
    ];

    /// <summary>Of each stream what was committed last by the day, in the order in which they were first.</summary>
    internal static IReadOnlyList<Dated<FundingCommitted>> InForce(Agreements agreements, DateOnly day) =>
    [
        .. agreements.Funds.Take(agreements.Funds.CountBy(day)).GroupBy(committed => committed.Fact.Stream, StringComparer.Ordinal)
            .Select(said => said.Last()),
    ];

    /// <summary>The agreement on how it goes on after the stream, by the day; null while there is none.</summary>
    internal static Dated<SustainabilityPlanApproved>? PlanFor(Agreements agreements, string stream, DateOnly day) =>
        agreements.SustainabilityPlans.LastBy(day, plan => plan.Stream == stream);

    private static IEnumerable<Dated<FundingCommitted>> RunningOut(DistrictCase district, DateOnly day)
    {
        var streams = InForce(district.Agreements, day);
        return from committed in streams
               let stream = committed.Fact.Stream
               where committed.Fact.Until < district.LastDue && Ending.IsNear(district, committed.Fact.Until, district.Rules.FundingAhead, day)
                   && !streams.Any(other => other.Fact.SuccessorOf == stream) && PlanFor(district.Agreements, stream, day) is null
               select committed;
    }
}
