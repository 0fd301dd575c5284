using Rollout.Domain.Initiatives;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C27a: where people opt in, the last counts have not risen (S3).</summary>
internal sealed class OptInRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C27a";

    internal override string Title => "Opting in goes on";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Facts.OptIns);
        days.Add(school.Agreements.Modes);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) => IsByChoice(school, day) && Flat(school, day) is not null ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Truth(school, day) is not null && Flat(school, day) is { } counts
        ? new(
            $"{Said(counts[^1])} have opted in; the last {school.Rules.FlatCounts} counts did not rise from {Said(counts[0])}.",
            [.. counts.Select(count => count.Id)])
        : new("Where people opt in, the counts rise or are complete.", []);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("byChoice", IsByChoice(school, day)),
        new("counts", school.Facts.OptIns.Take(school.Facts.OptIns.CountBy(day)).TakeLast(school.Rules.FlatCounts + 1).Select(Said).ToList()),
        new("flatCounts", school.Rules.FlatCounts),
    ];

    private static bool IsByChoice(SchoolCase school, DateOnly day) => school.Agreements.Modes.LastBy(day)?.Fact.Mode is Participation.OptIn;

    /// <summary>The last counts and the one before them, when none of the last rose and none is complete; else null.</summary>
    private static ArraySegment<Dated<OptInCountRecorded>>? Flat(SchoolCase school, DateOnly day)
    {
        var (counts, upTo, flat) = (school.Facts.OptIns, school.Facts.OptIns.CountBy(day), school.Rules.FlatCounts);
        if (upTo <= flat)
            return null;
        for (var i = upTo - flat; i < upTo; i++)
        {
            if (counts[i].Fact.Count > counts[i - 1].Fact.Count || counts[i].Fact.Count == counts[i].Fact.Of)
                return null;
        }

        return new(counts, upTo - flat - 1, flat + 1);
    }

    private static string Said(Dated<OptInCountRecorded> count) => $"{count.Fact.Count} of {count.Fact.Of}";
}
