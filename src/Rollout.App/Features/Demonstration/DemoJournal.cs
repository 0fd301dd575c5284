using Rollout.Domain;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>Writes one school's story. Days are school days before the day of loading.</summary>
/// <param name="launch">School days from the wave's launch to the day of loading.</param>
internal sealed class DemoJournal(DemoSchool school, DemoCalendar calendar, int launch)
{
    private static readonly string[] Milestones = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8"];
    private readonly List<DemoFact> _facts = [];

    internal IReadOnlyList<DemoFact> Facts => _facts;

    internal StreamId Stream { get; } = new StreamId.Rollout(DemoRoster.Initiative, school.Id);

    internal DemoJournal Enrol(int path = 1) => Say(launch - 1, day => new RolloutEnrolled(day, path, $"{school.Wave}", 10));

    /// <summary>The first milestones, each reached on that day after the launch (1 = launch day), and verified by the coach.</summary>
    internal DemoJournal Reach(params int[] onDays)
    {
        for (var i = 0; i < onDays.Length; i++)
            ReachOne(Milestones[i], onDays[i]);
        return this;
    }

    internal DemoJournal ReachOne(string milestone, int onDay)
    {
        Say(launch - onDay, day => new MilestoneReached(day, new(milestone), "Agreed in the leadership meeting."));
        return Say(Math.Max(0, launch - onDay - 4), day => new MilestoneVerified(day, new(milestone)), "p-coach");
    }

    /// <summary>What runs along: check-ins, key meetings with the principal, touchpoints with families and teachers, until some days ago.</summary>
    internal DemoJournal Routine(int until, Presence presence = Presence.Principal, bool families = true)
    {
        for (var ago = launch - 5; ago >= until; ago -= 8)
            Say(ago, day => new CheckInRecorded(day, "As agreed."));
        for (var ago = launch - 12; ago >= until; ago -= 14)
            Say(ago, day => new KeyMeetingHeld(day, "Leadership meeting", ago > 40 ? Presence.Principal : presence, ["principal", "coach", "teacher"]));
        for (var ago = launch - 3; ago >= until; ago -= 12)
        {
            Say(ago, day => new TouchpointDelivered(day, "teachers", "staff meeting", "district", TwoWay: true, "teacher"));
            if (families || ago > 40)
                Say(ago, day => new TouchpointDelivered(day, "families", "newsletter", "district", TwoWay: false));
        }

        return this;
    }

    internal DemoJournal Say(int ago, Func<DateOnly, RolloutEvent> fact, string by = "p-manager", int recordedLater = 0)
    {
        _facts.Add(new(Stream, fact(calendar.Ago(ago)), calendar.Ago(Math.Max(0, ago - recordedLater)), by));
        return this;
    }

    /// <summary>A milestone that was another school's: recorded in error, and withdrawn some days later.</summary>
    internal DemoJournal ReachInError(string milestone, int onDay, Guid id, int withdrawnAgo)
    {
        _facts.Add(new(Stream, new MilestoneReached(calendar.Ago(launch - onDay), new(milestone)), calendar.Ago(launch - onDay), "p-manager", id));
        _facts.Add(new(Stream, new Correction.EventWithdrawn(id, "It was another school's."), calendar.Ago(withdrawnAgo), "p-manager"));
        return this;
    }
}
