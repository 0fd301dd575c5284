using static Rollout.Domain.Correction;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Corrections;

public sealed class WithdrawingAnEvent : Specification
{
    private static readonly MilestoneReached Reached = new(new(2026, 8, 27), new("M1"));

    public WithdrawingAnEvent()
    {
        GivenAnInitiative();
        Given(AlderPl, Reached);
    }

    [Fact]
    public void Is_accepted_with_a_reason()
    {
        When(AlderPl, new EventWithdrawn(LastId, "Another school's."));
        ThenAccepted();
        When(AlderPl, new EventWithdrawn(LastId, ""));
        ThenRefused("empty-text", "reason");
        When(AlderPl, new EventWithdrawn(LastId, new('x', 4_001)));
        ThenRefused("text-too-long", "reason");
    }

    [Fact]
    public void Is_refused_once_withdrawn()
    {
        var id = LastId;
        Given(AlderPl, new EventWithdrawn(id, "Another school's."));
        When(AlderPl, new EventWithdrawn(id, "Another school's."));
        ThenRefused("already-withdrawn", "event");
        When(AlderPl, new EventWithdrawn(id, "On second thoughts."));
        ThenRefused("already-withdrawn", "event");
    }

    [Fact]
    public void Names_an_event_of_its_own_stream()
    {
        When(AlderPl, new EventWithdrawn(Guid.Empty, "Nobody's."));
        ThenRefused("unknown-event", "event");
        When(Pl, new EventWithdrawn(LastId, "Another stream's."));
        ThenRefused("unknown-event", "event");
        Assert.Contains("initiative/pl", State.Decide(Pl, new EventWithdrawn(LastId, "x"), Today).Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Can_not_itself_be_withdrawn()
    {
        Given(AlderPl, new EventWithdrawn(LastId, "Another school's."));
        When(AlderPl, new EventWithdrawn(LastId, "On second thoughts."));
        ThenRefused("not-withdrawable", "event");
    }

    [Fact]
    public void Leaves_an_equal_fact_that_stands_beside_it()
    {
        Given(AlderPl, Reached);
        Given(AlderPl, new EventWithdrawn(LastId, "Said twice."));
        When(AlderPl, Reached);
        ThenNothing();
    }

    [Fact]
    public void Is_known_to_the_stream_that_holds_the_event()
    {
        Assert.True(State.Holds(AlderPl, LastId));
        Assert.False(State.Holds(Alder, LastId));
    }
}
