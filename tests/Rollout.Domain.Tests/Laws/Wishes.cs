using FsCheck;
using FsCheck.Fluent;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Schools;
using static Rollout.Domain.Correction;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Schools.SchoolEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Laws;

/// <summary>Wishes of few words, so that random lives repeat, contradict and correct themselves.</summary>
internal static class Wishes
{
    private static readonly DateOnly[] Days = [new(2026, 9, 1), new(2026, 9, 2), new(2026, 9, 3)];

    internal static IReadOnlyList<(StreamId Stream, DomainEvent Event)> All { get; } =
    [
        .. Samples.All.Where(sample => sample.Event is not EventWithdrawn),
        .. Days.SelectMany(OnADay),
        .. Enum.GetValues<DayKind>().Select(kind => (TheDistrict, (DomainEvent)new CalendarDayChanged(Days[0], kind))),
        .. Enum.GetValues<SchoolStatus>().Select(status => (Alder, (DomainEvent)new SchoolStatusChanged(status))),
        (TheDistrict, Year with { LastDay = new(2027, 6, 4) }),
        (Alder, new SchoolRenamed("Alder")),
        (Alder, new SchoolRenamed("Alder Park")),
        (Alder, new SchoolClosed()),
        (Alder, new SchoolMerged(BirchId)),
        (Pl, new IndicatorDefined(Days[0], "engagement", 50, 60, 3, Days[0], Days[2], Direction.Up)),
    ];

    /// <summary>Lives of up to 30 wishes, founded or not.</summary>
    internal static Arbitrary<(StreamId Stream, DomainEvent Event)[]> Lives { get; } = Gen.Elements(All.AsEnumerable()).ListOf()
        .SelectMany(wishes => Gen.Elements(0, 16, 34).Select(founded => Samples.All.Take(founded).Concat(wishes.Take(30)).ToArray()))
        .ToArbitrary();

    /// <summary>Every wish as it would be answered now: so, accepted, or the code of the refusal.</summary>
    internal static string[] AnswersOf(DistrictState state) => [.. All.Select(wish => Answer(state, wish))];

    private static string Answer(DistrictState state, (StreamId Stream, DomainEvent Event) wish) =>
        state.Decide(wish.Stream, wish.Event, Today) switch
        {
            { Refusal: { } refusal } => refusal.Code,
            { Count: 0 } => "so",
            _ => "accepted",
        };

    private static IEnumerable<(StreamId, DomainEvent)> OnADay(DateOnly day) =>
    [
        (AlderPl, new MilestoneReached(day, new("M1"))),
        (AlderPl, new MilestoneReached(day, new("M2"), "Another word.")),
        (AlderPl, new RolloutPaused(day)),
        (AlderPl, new RolloutPaused(day, "The roof leaks.")),
        (AlderPl, new RolloutResumed(day)),
        (AlderPl, new CommitmentMade(day, "c1", "One.")),
        (AlderPl, new CommitmentMade(day, "c1", "Two.")),
        (AlderPl, new CommitmentFulfilled(day, "c1")),
        (AlderPl, new RolloutEnrolled(day, 1, "1")),
        (AlderPl, new RolloutEnrolled(day, 1, "2")),
        (Alder, new PrincipalAssigned(day, new("p-ada"))),
        (Pl, new WaveScheduled(day, "1", day)),
        (Pl, new WaveScheduled(day, "1", day.AddDays(1))),
        (Pl, new TargetSet(day, "engagement", 60)),
    ];
}
