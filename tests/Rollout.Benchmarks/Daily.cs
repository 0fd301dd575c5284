using Rollout.Domain;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Benchmarks;

/// <summary>What happens at a school of nobody's in the course of a year, on a path with milestones M1 to M8.</summary>
internal static class Daily
{
    private static readonly string[] Words = ["Two classrooms have begun.", "The plan is with the coach.", "Families asked about devices.", "Nothing new since last week."];

    internal static DomainEvent Fact(DateOnly day, int school, int nth)
    {
        var (word, kind) = (Words[(school + nth) % Words.Length], ((nth * 7) + (school * 3)) % 20);
        return kind switch
        {
            < 8 => new CheckInRecorded(day, word),
            < 13 => new TouchpointDelivered(day, "families", "evening", "principal", kind % 2 == 0),
            < 15 => new KeyMeetingHeld(day, "Leadership meeting", kind == 13 ? Presence.Principal : Presence.Delegate, null, word),
            15 => new ResponsibilityPerformed(day, "lead-alignment-review", "principal"),
            < 18 => new MilestoneReached(day, new($"M{(nth % 8) + 1}"), "https://example.org/plan", word),
            18 => new CommitmentMade(day, $"c{nth}", "Opens two classrooms for visits.", day.AddDays(30)),
            _ => new MilestoneVerified(day, new($"M{(nth % 8) + 1}"), null, word),
        };
    }
}
