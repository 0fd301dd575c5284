using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

public sealed class DefiningAnIndicator : Specification
{
    private static readonly IndicatorDefined Engagement = new(
        new(2026, 8, 17), "engagement", 58, 70, 3, new(2026, 8, 17), new(2027, 5, 28), Direction.Up);

    public DefiningAnIndicator() => GivenAnInitiative();

    [Fact]
    public void Is_accepted_once()
    {
        When(Pl, Engagement);
        ThenAccepted();
        Given(Pl, Engagement);
        When(Pl, Engagement);
        ThenNothing();
    }

    [Fact]
    public void Makes_baselines_targets_and_readings_possible()
    {
        Given(Pl, Engagement);
        When(Pl, new BaselineRecorded(Today, "engagement", 57));
        ThenAccepted();
        When(Pl, new TargetSet(Today, "engagement", 71));
        ThenAccepted();
        When(AlderPl, new IndicatorReadingRecorded(Today, "engagement", 60, 212));
        ThenAccepted();
    }

    [Fact]
    public void Baselines_targets_and_readings_of_anything_else_are_refused()
    {
        When(Pl, new BaselineRecorded(Today, "engagement", 57));
        ThenRefused("unknown-indicator", "indicator");
        When(Pl, new TargetSet(Today, "engagement", 71));
        ThenRefused("unknown-indicator", "indicator");
        When(AlderPl, new IndicatorReadingRecorded(Today, "engagement", 60, 212));
        ThenRefused("unknown-indicator", "indicator");
    }

    [Fact]
    public void Withdrawn_it_is_unknown_again_unless_it_was_defined_twice()
    {
        Given(Pl, Engagement);
        Given(Pl, new Correction.EventWithdrawn(LastId, "Not this one."));
        When(Pl, new BaselineRecorded(Today, "engagement", 57));
        ThenRefused("unknown-indicator", "indicator");
        Given(Pl, Engagement, Engagement with { Target = 75 });
        Given(Pl, new Correction.EventWithdrawn(LastId, "Not this target."));
        When(Pl, new BaselineRecorded(Today, "engagement", 57));
        ThenAccepted();
    }

    [Fact]
    public void Baselines_and_targets_are_said_once_a_day()
    {
        Given(Pl, Engagement, new BaselineRecorded(Today, "engagement", 57), new TargetSet(Today, "engagement", 71));
        When(Pl, new BaselineRecorded(Today, "engagement", 57));
        ThenNothing();
        When(Pl, new TargetSet(Today, "engagement", 71));
        ThenNothing();
        When(Pl, new TargetSet(Today, "engagement", 72));
        ThenAccepted();
    }

    [Fact]
    public void Its_target_day_comes_after_its_first_day()
    {
        When(Pl, Engagement with { To = Engagement.From });
        ThenRefused("to-not-after-from", "to");
    }

    [Fact]
    public void Its_tolerance_is_not_below_zero()
    {
        When(Pl, Engagement with { Tolerance = -0.5m });
        ThenRefused("tolerance-below-zero", "tolerance");
        When(Pl, Engagement with { Tolerance = 0 });
        ThenAccepted();
    }
}
