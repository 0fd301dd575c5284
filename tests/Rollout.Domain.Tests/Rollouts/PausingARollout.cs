using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Rollouts;

public sealed class PausingARollout : Specification
{
    private static readonly RolloutPaused Pause = new(new(2026, 9, 10), "The roof leaks.");
    private static readonly RolloutResumed Resume = new(new(2026, 9, 17));

    public PausingARollout() => GivenAnInitiative();

    [Fact]
    public void Is_accepted_ahead_of_the_day()
    {
        When(AlderPl, Pause with { EffectiveOn = new(2027, 1, 10) });
        ThenAccepted();
    }

    [Fact]
    public void When_paused_already_changes_nothing_whatever_the_reason()
    {
        Given(AlderPl, Pause);
        When(AlderPl, new RolloutPaused(new(2026, 9, 12), "Another reason."));
        ThenNothing();
    }

    [Fact]
    public void When_it_was_paused_later_is_a_new_fact()
    {
        Given(AlderPl, Pause);
        When(AlderPl, Pause with { EffectiveOn = new(2026, 9, 9) });
        ThenAccepted();
    }

    [Fact]
    public void Resuming_a_running_school_changes_nothing()
    {
        When(AlderPl, Resume);
        ThenNothing();
        Given(AlderPl, Pause, Resume);
        When(AlderPl, Resume with { Reason = "Again." });
        ThenNothing();
    }

    [Fact]
    public void Resuming_within_the_pause_is_a_new_fact()
    {
        Given(AlderPl, Pause, Resume);
        When(AlderPl, Resume with { EffectiveOn = new(2026, 9, 14) });
        ThenAccepted();
    }

    [Fact]
    public void Withdrawing_the_pause_makes_the_school_run()
    {
        Given(AlderPl, Pause);
        Given(AlderPl, new Correction.EventWithdrawn(LastId, "It held."));
        When(AlderPl, Resume);
        ThenNothing();
        When(AlderPl, Pause);
        ThenAccepted();
    }

    [Fact]
    public void Is_refused_with_a_reason_too_long()
    {
        When(AlderPl, Pause with { Reason = new('x', 4_001) });
        ThenRefused("text-too-long", "reason");
        Given(AlderPl, Pause);
        When(AlderPl, Resume with { Reason = new('x', 4_001) });
        ThenRefused("text-too-long", "reason");
    }

    [Fact]
    public void Refuses_no_late_report()
    {
        Given(AlderPl, Pause);
        When(AlderPl, new MilestoneReached(new(2026, 9, 11), new("M1")));
        ThenAccepted();
    }
}
