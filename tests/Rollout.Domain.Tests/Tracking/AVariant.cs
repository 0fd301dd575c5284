using Rollout.Domain.Paths;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>The same path for a school that starts at a different place (S2).</summary>
public sealed class AVariant
{
    [Fact]
    public void Leaves_out_milestones_and_replaces_members_of_others()
    {
        var milestone = Assert.Single(Varied().Enrol(Alder, variant: "late").Explained(Day(5)).Milestones);

        Assert.Equal(("M2", Day(80), 2, true), (milestone.Id.Value, milestone.Due, milestone.Window, milestone.IsGate));
    }

    [Fact]
    public void Ignores_what_was_reached_of_milestones_it_lacks() => Assert.Equal(0, Varied().Enrol(Alder, variant: "late").Reach(Alder, "M1", 5).Row(Day(9)).Earned);

    [Fact]
    public void Is_kept_on_another_version_that_has_it()
    {
        var scenario = Varied().Publish(TwoSteps with { Variants = Variants }).Publish(TwoSteps).Enrol(Alder, variant: "late");

        Assert.Equal("late", scenario.Row(Day(5), path: 2).Variant);
        Assert.Null(scenario.Row(Day(5), path: 3).Variant);
        Assert.Equal([Status.OnTrack, Status.OffTrack], scenario.Row(Day(16)).OtherPaths.Select(other => other.Status));
    }

    [Fact]
    public void Drops_the_due_date_for_a_due_day() => Assert.Equal(
        Day(14),
        Opened().Publish(TwoSteps with { Variants = [new("late", "Late", [new(new("M1"), DueDay: 5)], [])] }).Enrol(Alder, Day(10), variant: "late")
            .Explained(Day(10)).Milestones[0].Due);

    private static Scenario Varied() => Opened().Publish(TwoSteps with { Variants = Variants });

    private static ExpectedPath TwoSteps => Path(Step("M1", "plan", 10, gate: true), Step("M2", "plan", 40));

    private static ValueList<PathVariant> Variants => [new("late", "Late", [new(new("M2"), Due: Day(80), Window: 2, Gate: true)], [new("M1")])];
}
