using System.Diagnostics;
using Rollout.Domain;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>What happened at each invented school, so that every status and every rule shows on the day of loading.</summary>
internal static class DemoStories
{
    /// <summary>School days from the launch of waves 1 and 2 to the day of loading, launch day counted; wave 3 launches after it.</summary>
    internal const int FirstWave = 200;
    internal const int SecondWave = 97;
    internal const int ThirdWaveIn = 10;

    private static readonly int[] AsPlanned = [10, 19, 34, 54, 80, 95, 119, 144];

    internal static IEnumerable<DemoFact> Of(DemoSchool school, DemoCalendar calendar) => school.Wave switch
    {
        1 => First(school, new DemoJournal(school, calendar, FirstWave).Enrol(), calendar),
        2 => Second(school, new DemoJournal(school, calendar, SecondWave).Enrol(), calendar),
        _ => [new(new StreamId.Rollout(DemoRoster.Initiative, school.Id), new RolloutEnrolled(calendar.Ago(-ThirdWaveIn), 2, "3", 10), calendar.Ago(5), "p-manager")],
    };

    private static IEnumerable<DemoFact> First(DemoSchool school, DemoJournal journal, DemoCalendar calendar) => school.Place switch
    {
        // Completed, each at its own pace: the history that forecasts and stage durations rest on.
        < 10 => journal.Routine(20).Reach([.. AsPlanned.Select((day, i) => day + (school.Place * 7 + i * 3) % 11 - 3 + school.Place * i / 4)]).Facts,
        10 => journal.Routine(120).Reach(10, 22, 39).Say(118, day => new RolloutWithdrawn(day, "Merged into another programme.")).Facts,
        // Paused for fifty days last year, so the last milestone is not late.
        11 => journal.Routine(3).Reach(10, 19, 34, 54, 130, 146, 170)
            .Say(130, day => new RolloutPaused(day, "Building works.")).Say(80, day => new RolloutResumed(day, "The building is open again.")).Facts,
        12 => journal.Routine(3).Reach(10, 19, 36, 57, 86, 101).Facts,
        13 => [.. journal.Routine(60).Reach(AsPlanned).Facts, new(new StreamId.School(school.Id), new SchoolEvent.SchoolClosed(), calendar.Ago(40), "p-registrar")],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<DemoFact> Second(DemoSchool school, DemoJournal journal, DemoCalendar calendar) => school.Place switch
    {
        < 6 => journal.Routine(1 + school.Place).Reach([.. AsPlanned[..(school.Place % 2 == 0 ? 6 : 5)].Select((day, i) => day + (school.Place * 3 + i * 5) % 5 - 2)]).Facts,
        6 => journal.Routine(2).Reach(9, 18, 33, 52).Facts,
        7 => journal.Routine(3).Reach(10, 21, 38).Facts,
        8 => journal.Routine(1).Reach(10, 20, 35).ReachOne("M5", 78).Facts,
        9 => journal.Routine(2).Reach(10, 19, 35).Say(42, day => new PathAssigned(day, 2, "Go slower: the plans need the new coach.")).Facts,
        10 => journal.Routine(20).Reach(9, 18, 32, 50, 74).Facts,
        11 => journal.Routine(14).Reach(10, 20, 36, 56).Say(12, day => new RolloutPaused(day, "Flood damage.")).Facts,
        12 => journal.Routine(2).Reach(10, 19, 34).ReachInError("M4", 53, new("0199c0de-0000-7000-8000-000000000001"), 6).ReachOne("M5", 94).Facts,
        13 => NewPrincipal(school, journal.Routine(1).Reach(AsPlanned[..6]), calendar),
        14 => journal.Routine(2, Presence.Delegate).Reach(AsPlanned[..6])
            .Say(60, day => new CommitmentMade(day, "weekly-visits", "Visit each opt-in classroom once a week.", day.AddDays(14)))
            .Say(30, day => new ResponsibilityPerformed(day, "lead-alignment-review", "assistant principal")).Facts,
        15 => journal.Routine(1, families: false).Reach(AsPlanned[..6]).Facts,
        16 => journal.Routine(1).Reach(AsPlanned[..6])
            .Say(50, day => new IndicatorReadingRecorded(day, "engagement", 58.5m, 212))
            .Say(15, day => new IndicatorReadingRecorded(day, "engagement", 57m, 209), recordedLater: 9).Facts,
        17 => journal.Routine(2).Reach(6, 12, 22, 36, 70).Facts,
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<DemoFact> NewPrincipal(DemoSchool school, DemoJournal journal, DemoCalendar calendar)
    {
        var stream = new StreamId.School(school.Id);
        return
        [
            .. journal.Facts,
            new(stream, new SchoolEvent.PrincipalAssigned(calendar.Ago(150), new("p-014")), calendar.Ago(150), "p-registrar"),
            new(stream, new SchoolEvent.PrincipalDeparted(calendar.Ago(31), new("p-014")), calendar.Ago(31), "p-registrar"),
            new(stream, new SchoolEvent.PrincipalAssigned(calendar.Ago(30), new("p-114")), calendar.Ago(30), "p-registrar"),
        ];
    }
}
