using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Rollouts;

/// <summary>Check-ins, meetings, touchpoints and readings: the same words twice are two facts.</summary>
public sealed class ReportingWhatRepeats : Specification
{
    private static readonly KeyMeetingHeld Meeting = new(new(2026, 9, 17), "Leadership meeting", Presence.Absent);
    private static readonly TouchpointDelivered Evening = new(new(2026, 9, 30), "families", "evening", "principal", true);
    private static readonly IndicatorReadingRecorded Reading = new(new(2026, 10, 30), "engagement", 60, 212);

    public ReportingWhatRepeats()
    {
        GivenAnInitiative();
        Given(Pl, new IndicatorDefined(
            new(2026, 8, 17), "engagement", 58, 70, 3, new(2026, 8, 17), new(2027, 5, 28), Direction.Up));
    }

    public static TheoryData<RolloutEvent> Repeating => [new CheckInRecorded(Today, "All well."), Meeting, Evening, Reading];

    [Theory]
    [MemberData(nameof(Repeating))]
    public void Is_accepted_again_and_again(RolloutEvent wish)
    {
        When(AlderPl, wish);
        ThenAccepted();
        Given(AlderPl, wish, wish);
        When(AlderPl, wish);
        ThenAccepted();
    }

    [Theory]
    [MemberData(nameof(Repeating))]
    public void Can_be_withdrawn(RolloutEvent wish)
    {
        Given(AlderPl, wish);
        When(AlderPl, new Correction.EventWithdrawn(LastId, "Another school's."));
        ThenAccepted();
    }

    public static TheoryData<RolloutEvent, string, string> Faulty => new()
    {
        { new CheckInRecorded(Today.AddDays(1)), "effective-in-the-future", "effectiveOn" },
        { new CheckInRecorded(Today, new('x', 4_001)), "text-too-long", "note" },
        { Meeting with { Meeting = "" }, "empty-text", "meeting" },
        { Meeting with { Roles = ["coach", ""] }, "empty-text", "roles[1]" },
        { Evening with { Group = "" }, "empty-text", "group" },
        { Evening with { Channel = "" }, "empty-text", "channel" },
        { Evening with { Sender = "" }, "empty-text", "sender" },
        { Evening with { SpeakerRole = new('x', 201) }, "text-too-long", "speakerRole" },
        { Reading with { N = 0 }, "n-out-of-range", "n" },
        { Reading with { N = 10_000_001 }, "n-out-of-range", "n" },
        { Reading with { Indicator = "unheard" }, "unknown-indicator", "indicator" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Is_refused_with_a_fault_in_it(RolloutEvent wish, string code, string field)
    {
        When(AlderPl, wish);
        ThenRefused(code, field);
    }
}
