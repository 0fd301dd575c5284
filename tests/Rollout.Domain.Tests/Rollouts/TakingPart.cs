using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Rollouts;

/// <summary>Enrolling, assigning a path, withdrawing.</summary>
public sealed class TakingPart : Specification
{
    private static readonly RolloutEnrolled Enrolled = new(new(2026, 8, 17), 1, "1");

    public TakingPart() => GivenAnInitiative();

    [Fact]
    public void A_school_enrols_ahead_of_the_day()
    {
        When(AlderPl, Enrolled with { EffectiveOn = new(2027, 8, 16) });
        ThenAccepted();
    }

    [Fact]
    public void Enrolling_twice_changes_nothing()
    {
        Given(AlderPl, Enrolled);
        When(AlderPl, Enrolled);
        ThenNothing();
    }

    [Fact]
    public void Enrolling_otherwise_or_on_another_day_is_a_new_fact()
    {
        Given(AlderPl, Enrolled);
        When(AlderPl, Enrolled with { EffectiveOn = new(2026, 8, 18) });
        ThenAccepted();
        Given(AlderPl, Enrolled with { Wave = "2" });
        When(AlderPl, Enrolled);
        ThenAccepted();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_version_that_is_not_published_is_refused(int version)
    {
        When(AlderPl, Enrolled with { Path = version });
        ThenRefused("unknown-path", "path");
        When(AlderPl, new PathAssigned(Today, version, "Why not."));
        ThenRefused("unknown-path", "path");
    }

    [Fact]
    public void A_variant_belongs_to_its_version()
    {
        Given(Pl, new ExpectedPathRevised(2, SlowerPath, "Board", "Go slower."));
        When(AlderPl, Enrolled with { Variant = "late" });
        ThenAccepted();
        When(AlderPl, Enrolled with { Path = 2, Variant = "late" });
        ThenRefused("unknown-variant", "variant");
    }

    [Fact]
    public void A_path_is_assigned_once_with_its_reason()
    {
        var assigned = new PathAssigned(new(2026, 11, 5), 1, "The building is late.", "late");
        When(AlderPl, assigned);
        ThenAccepted();
        When(AlderPl, assigned with { Reason = "" });
        ThenRefused("empty-text", "reason");
        Given(AlderPl, assigned);
        When(AlderPl, assigned);
        ThenNothing();
    }

    [Fact]
    public void A_cadence_is_1_to_400_days()
    {
        When(AlderPl, Enrolled with { Cadence = 0 });
        ThenRefused("cadence-out-of-range", "cadence");
        When(AlderPl, Enrolled with { Cadence = 400 });
        ThenAccepted();
    }

    [Fact]
    public void A_school_withdraws_once_but_not_ahead_of_the_day()
    {
        When(AlderPl, new RolloutWithdrawn(Today.AddDays(1)));
        ThenRefused("effective-in-the-future", "effectiveOn");
        Given(AlderPl, new RolloutWithdrawn(Today));
        When(AlderPl, new RolloutWithdrawn(Today));
        ThenNothing();
    }

    [Fact]
    public void Nothing_is_late_for_a_school_that_withdrew_or_is_not_enrolled_yet()
    {
        When(AlderPl, new CheckInRecorded(new(2026, 8, 1)));
        ThenAccepted();
        Given(AlderPl, Enrolled, new RolloutWithdrawn(new(2026, 10, 1)));
        When(AlderPl, new CheckInRecorded(new(2026, 11, 1)));
        ThenAccepted();
    }

    [Fact]
    public void Withdrawing_the_enrolment_lets_it_be_said_again()
    {
        Given(AlderPl, Enrolled);
        Given(AlderPl, new Correction.EventWithdrawn(LastId, "Another school's."));
        When(AlderPl, Enrolled);
        ThenAccepted();
    }

    [Fact]
    public void Both_the_initiative_and_the_school_are_known()
    {
        When(new StreamId.Rollout(new("other"), AlderId), Enrolled);
        ThenRefused("unknown-initiative");
        When(new StreamId.Rollout(PlId, new("990000100009")), Enrolled);
        ThenRefused("unknown-school");
    }
}
