using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>R7: devices before the three plans (S0).</summary>
public sealed class TheOrderOfMilestones
{
    [Fact]
    public void Names_the_milestone_reached_too_early_since_its_day()
    {
        var found = Assert.Single(With().Reach(Alder, "M2", 20).Row(Day(30)).Findings);

        Assert.Equal(("R7", Tier.OffTrack, "M2", Day(20)), (found.Rule, found.Tier, found.Milestone!.Value.Value, found.Since));
        Assert.Null(found.Lateness);
    }

    [Fact]
    public void Is_mended_at_once_by_reaching_what_was_needed() =>
        Assert.Equal("", With().Reach(Alder, "M2", 20).Reach(Alder, "M1", 25).Found(Day(25)));

    [Fact]
    public void Is_kept_on_one_day() => Assert.Equal("", With().Reach(Alder, "M2", 20).Reach(Alder, "M1", 20).Found(Day(20)));

    [Fact]
    public void Ignores_needs_that_the_path_lacks() => Assert.Equal(
        "", Opened().Publish(Path(Step("M2", "plan", 100, needs: "X9"), Step("Z", "plan", 170))).Enrol(Alder).Reach(Alder, "M2", 20).Found(Day(30)));

    [Fact]
    public void Says_no_day_before_the_start() => Assert.Equal(
        Day(40), Opened().Publish(Path(Step("M1", "plan", 100), Step("M2", "plan", 110, needs: "M1"))).Enrol(Alder, Day(40)).Reach(Alder, "M2", 20)
            .Since("R7", Day(45)));

    private static Scenario With() => Opened().Publish(Path(Step("M1", "plan", 100), Step("M2", "plan", 110, needs: "M1"))).Enrol(Alder);
}
