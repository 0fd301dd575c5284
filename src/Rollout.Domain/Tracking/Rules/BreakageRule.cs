namespace Rollout.Domain.Tracking.Rules;

/// <summary>C31b: more of the school's devices are reported broken than was agreed (S2).</summary>
internal sealed class BreakageRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C31b";

    internal override string Title => "Devices stay whole";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Facts.Deployments);
        days.Add(school.Facts.Breakages);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        Deployed(school.Facts, day) is > 0 and var deployed && Broken(school.Facts, day) > school.Rules.BreakageLimit * deployed ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Truth(school, day) is null
        ? new("No more devices are broken than was agreed, or none is there.", [])
        : new(
            $"{Broken(school.Facts, day)} of {Deployed(school.Facts, day)} devices are reported broken.",
            [
                .. school.Facts.Deployments.Take(school.Facts.Deployments.CountBy(day)).Select(deployed => deployed.Id),
                .. school.Facts.Breakages.Take(school.Facts.Breakages.CountBy(day)).Select(broken => broken.Id),
            ]);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("deployed", Deployed(school.Facts, day)), new("broken", Broken(school.Facts, day)),
        new("breakageLimit", school.Rules.BreakageLimit),
    ];

    /// <summary>All devices given out by the day.</summary>
    internal static long Deployed(SchoolFacts facts, DateOnly day) => Sum(facts.Deployments, day, deployed => deployed.Devices);

    /// <summary>All devices reported broken by the day.</summary>
    internal static long Broken(SchoolFacts facts, DateOnly day) => Sum(facts.Breakages, day, broken => broken.Devices);

    private static long Sum<TFact>(Dated<TFact>[] facts, DateOnly day, Func<TFact, int> count)
        where TFact : DomainEvent, IDated
    {
        var sum = 0L;
        for (var i = facts.CountBy(day) - 1; i >= 0; i--)
            sum += count(facts[i].Fact);
        return sum;
    }
}
