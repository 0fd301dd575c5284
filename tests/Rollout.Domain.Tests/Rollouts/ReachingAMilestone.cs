using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Rollouts;

public sealed class ReachingAMilestone : Specification
{
    private static readonly MilestoneReached Reached = new(new(2026, 8, 27), new("M1"), "Minutes of 27 August.");
    private static readonly MilestoneVerified Verified = new(new(2026, 9, 2), new("M1"));

    public ReachingAMilestone() => GivenAnInitiative();

    [Fact]
    public void Records_the_day_even_before_the_school_is_enrolled()
    {
        When(AlderPl, Reached with { EffectiveOn = new(2020, 1, 1) });
        ThenAccepted();
    }

    [Fact]
    public void Saying_so_twice_changes_nothing()
    {
        Given(AlderPl, Reached, Verified);
        When(AlderPl, Reached);
        ThenNothing();
        When(AlderPl, Verified);
        ThenNothing();
    }

    [Fact]
    public void On_another_day_is_a_new_fact()
    {
        Given(AlderPl, Reached);
        When(AlderPl, Reached with { EffectiveOn = new(2026, 8, 28) });
        ThenAccepted();
    }

    [Fact]
    public void Withdrawn_it_can_be_said_again()
    {
        Given(AlderPl, Reached);
        Given(AlderPl, new Correction.EventWithdrawn(LastId, "Another school's."));
        When(AlderPl, Reached);
        ThenAccepted();
    }

    [Fact]
    public void Today_is_early_enough_and_tomorrow_is_not()
    {
        When(AlderPl, Reached with { EffectiveOn = Today });
        ThenAccepted();
        When(AlderPl, Reached with { EffectiveOn = Today.AddDays(1) });
        ThenRefused("effective-in-the-future", "effectiveOn");
    }

    [Fact]
    public void A_milestone_of_any_published_version_is_known()
    {
        var added = FirstPath.Milestones[0] with { Id = new("M9") };
        Given(Pl, new ExpectedPathRevised(2, FirstPath with { Milestones = [added], Variants = [] }, "Board", "Less."));
        When(AlderPl, Reached with { Milestone = new("M9") });
        ThenAccepted();
        When(AlderPl, Reached);
        ThenAccepted();
    }

    [Fact]
    public void A_milestone_no_version_has_is_refused()
    {
        When(AlderPl, Reached with { Milestone = new("M9") });
        ThenRefused("unknown-milestone", "milestone");
        When(AlderPl, Verified with { Milestone = new("m1") });
        ThenRefused("unknown-milestone", "milestone");
    }

    [Fact]
    public void Evidence_and_notes_have_their_length()
    {
        When(AlderPl, Reached with { Evidence = new('x', 4_000) });
        ThenAccepted();
        When(AlderPl, Reached with { Evidence = new('x', 4_001) });
        ThenRefused("text-too-long", "evidence");
        When(AlderPl, Verified with { Note = new('x', 4_001) });
        ThenRefused("text-too-long", "note");
    }
}
