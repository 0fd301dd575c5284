using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C13b: in each of the last walkthroughs the practices were seen in few of the rooms (S2).</summary>
internal sealed class WalkthroughShareRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C13b";

    internal override string Title => "The practices seen in enough rooms";

    internal override void MayChange(SchoolCase school, ref ChangeDays days) => days.Add(school.Facts.Walkthroughs);

    internal override Tier? Truth(SchoolCase school, DateOnly day) => Low(school, day) is null ? null : Tier.Watch;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Low(school, day) is { } low
        ? new($"In the last {Sentences.Many(low.Count, "walkthrough")} the practices were seen in {Sentences.And(low.Select(Said))} rooms.", [.. low.Select(seen => seen.Id)])
        : new("The practices were seen in enough rooms, or there are too few walkthroughs to say.", []);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("walkthroughs", school.Facts.Walkthroughs.Take(school.Facts.Walkthroughs.CountBy(day)).TakeLast(school.Rules.LowCycles).Select(Said).ToList()),
        new("lowCycles", school.Rules.LowCycles),
        new("lowShare", school.Rules.LowShare),
    ];

    /// <summary>The last walkthroughs, when each of them is low; else null.</summary>
    private static ArraySegment<Dated<WalkthroughRecorded>>? Low(SchoolCase school, DateOnly day)
    {
        var (all, upTo, cycles) = (school.Facts.Walkthroughs, school.Facts.Walkthroughs.CountBy(day), school.Rules.LowCycles);
        if (upTo < cycles)
            return null;
        for (var i = upTo - cycles; i < upTo; i++)
        {
            if (!IsLow(school.Rules, all[i].Fact))
                return null;
        }

        return new(all, upTo - cycles, cycles);
    }

    internal static bool IsLow(RuleSet rules, WalkthroughRecorded walkthrough) => walkthrough.Seen < rules.LowShare * walkthrough.Of;

    private static string Said(Dated<WalkthroughRecorded> walkthrough) => $"{walkthrough.Fact.Seen} of {walkthrough.Fact.Of}";
}
