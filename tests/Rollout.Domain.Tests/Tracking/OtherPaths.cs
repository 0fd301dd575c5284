using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>A revision moves nobody, and a moved goalpost stays visible.</summary>
public sealed class OtherPaths
{
    [Fact]
    public void Show_that_a_school_is_on_track_only_because_of_the_revision()
    {
        var row = Revised().Enrol(Alder, path: 2).Row(Day(30));

        Assert.Equal((2, Status.OnTrack), (row.Path, row.Status));
        Assert.Equal([new(1, Status.OffTrack), new(3, Status.OnTrack)], row.OtherPaths);
    }

    [Fact]
    public void Leave_a_school_where_it_was_when_a_revision_is_published() => Assert.Equal(Status.OffTrack, Revised().Enrol(Alder).Row(Day(30)).Status);

    [Fact]
    public void Begin_with_the_assignments_day()
    {
        var scenario = Revised().Enrol(Alder).Say(Alder, new RolloutEvent.PathAssigned(Day(30), 2, "Slower."));

        Assert.Equal((1, 2), (scenario.Row(Day(29)).Path, scenario.Row(Day(30)).Path));
    }

    [Fact]
    public void Are_all_but_the_one_that_everybody_is_judged_on()
    {
        var row = Revised().Enrol(Alder).Row(Day(30), path: 2);

        Assert.Equal((2, Status.OnTrack), (row.Path, row.Status));
        Assert.Equal([1, 3], row.OtherPaths.Select(other => other.Path));
    }

    [Fact]
    public void Yield_to_a_later_enrolment() => Assert.Equal(
        3, Revised().Enrol(Alder).Say(Alder, new RolloutEvent.PathAssigned(Day(30), 2, "Slower.")).Enrol(Alder, Day(40), path: 3).Row(Day(40)).Path);

    private static Scenario Revised() => Opened()
        .Publish(Path(Step("M1", "plan", 10, gate: true))).Publish(Path(Step("M1", "plan", 60, gate: true))).Publish(Path(Step("M1", "plan", 90)));
}
