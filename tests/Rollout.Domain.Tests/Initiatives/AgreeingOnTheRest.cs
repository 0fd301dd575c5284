using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

/// <summary>Communication plans and expectations.</summary>
public sealed class AgreeingOnTheRest : Specification
{
    private static readonly CommunicationPlanApproved Plan = new(new(2026, 8, 10), [new("families", 20), new("teachers", 10)]);
    private static readonly ExpectationAssigned Walks = new(new(2026, 8, 10), "Walk the classrooms", Holder.School, true);

    public AgreeingOnTheRest() => GivenAnInitiative();

    [Fact]
    public void A_plan_is_approved_once()
    {
        When(Pl, Plan);
        ThenAccepted();
        Given(Pl, Plan);
        When(Pl, Plan);
        ThenNothing();
    }

    [Fact]
    public void Of_two_plans_on_one_day_the_one_logged_last_is_the_one_that_is_so()
    {
        Given(Pl, Plan, Plan with { Groups = [new("families", 5)] });
        When(Pl, Plan);
        ThenAccepted();
    }

    [Fact]
    public void A_plan_is_for_somebody()
    {
        When(Pl, Plan with { Groups = [] });
        ThenRefused("no-groups", "groups");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(401)]
    public void A_plan_reaches_its_groups_every_1_to_400_days(int cadence)
    {
        When(Pl, Plan with { Groups = [new("teachers", 10), new("families", cadence)] });
        ThenRefused("cadence-out-of-range", "groups[1].cadence");
    }

    [Fact]
    public void A_plan_lists_a_group_once()
    {
        When(Pl, Plan with { Groups = [new("teachers", 10), new("teachers", 20)] });
        ThenRefused("duplicate-group", "groups[1].group");
    }

    [Fact]
    public void A_plan_is_not_recorded_ahead_of_its_day()
    {
        When(Pl, Plan with { EffectiveOn = Today.AddDays(1) });
        ThenRefused("effective-in-the-future", "effectiveOn");
    }

    [Fact]
    public void An_expectation_is_assigned_once()
    {
        When(Pl, Walks);
        ThenAccepted();
        Given(Pl, Walks);
        When(Pl, Walks);
        ThenNothing();
        When(Pl, Walks with { Holder = Holder.Vendor });
        ThenAccepted();
    }

    [Fact]
    public void An_expectation_names_a_responsibility()
    {
        When(Pl, Walks with { Responsibility = "\t" });
        ThenRefused("empty-text", "responsibility");
    }

    [Fact]
    public void Withdrawn_they_can_be_said_again()
    {
        Given(Pl, Walks);
        Given(Pl, new Correction.EventWithdrawn(LastId, "Not agreed."));
        When(Pl, Walks);
        ThenAccepted();
    }
}
