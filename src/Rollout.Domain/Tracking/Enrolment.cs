using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>How a school takes part on a day: since when, in which wave, and on which path version since when.</summary>
/// <param name="Start">The school's start.</param>
/// <param name="LaunchOn">The launch of its wave, else its start: day 1 of every <c>dueDay</c>.</param>
/// <param name="PathNumber">The version it follows.</param>
/// <param name="AssignedOn">The effective day of the enrolment or assignment that named that version.</param>
/// <param name="Events">What made things due at this school: enrolment, assignment, wave.</param>
internal sealed record Enrolment(
    DateOnly Start, string Wave, int? Cadence, DateOnly LaunchOn, int PathNumber, string? Variant, DateOnly AssignedOn,
    bool IsWithdrawn, IReadOnlyList<Guid> Events)
{
    /// <summary>The enrolment in force on the day: the latest effective by it, else the earliest; null when the school was never enrolled.</summary>
    internal static Enrolment? At(SchoolFacts facts, Agreements agreements, DateOnly day)
    {
        if (facts.Enrolments.Length == 0)
            return null;
        var enrolled = facts.Enrolments.LastBy(day) ?? facts.Enrolments[0];
        var assigned = Array.FindLast(facts.Assignments, fact => ((IDated)fact.Happened).EffectiveOn <= day) ?? enrolled.Recorded;
        var (path, variant, assignedOn) = assigned.Happened switch
        {
            PathAssigned fact => (fact.Path, fact.Variant, fact.EffectiveOn),
            RolloutEnrolled fact => (fact.Path, fact.Variant, fact.EffectiveOn),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var launch = agreements.Waves.LastBy(day, wave => wave.Wave == enrolled.Fact.Wave);

        return new(
            enrolled.On, enrolled.Fact.Wave, enrolled.Fact.Cadence, launch?.Fact.LaunchOn ?? enrolled.On, path, variant, assignedOn,
            IsWithdrawnAt(facts, day), EventsOf(enrolled, assigned, launch));
    }

    private static bool IsWithdrawnAt(SchoolFacts facts, DateOnly day) =>
        facts.Withdrawals.LastBy(day) is { } withdrawn
        && (facts.Enrolments.LastBy(day) is not { } enrolled
            || (enrolled.On, enrolled.Recorded.Position).CompareTo((withdrawn.On, withdrawn.Recorded.Position)) < 0);

    private static List<Guid> EventsOf(Dated<RolloutEnrolled> enrolled, Recorded assigned, Dated<WaveScheduled>? launch)
    {
        List<Guid> events = [enrolled.Id];
        if (assigned.Id != enrolled.Id)
            events.Add(assigned.Id);
        if (launch is { } wave)
            events.Add(wave.Id);
        return events;
    }
}
