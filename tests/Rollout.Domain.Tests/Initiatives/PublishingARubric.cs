using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

/// <summary>What readiness is scored by, and scoring by it.</summary>
public sealed class PublishingARubric
{
    private static readonly DateOnly Day = new(2026, 10, 5);

    private static readonly RubricItem Leadership = new("leadership", "The principal leads it", 4);

    [Fact]
    public void Takes_items_and_the_sum_from_which_a_school_is_ready() =>
        Assert.Null(Refused(new RubricPublished(Day, [Leadership, new("time", "Time", 2)], 6)));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Refuses_a_sum_that_nobody_can_miss_or_reach(int ready) =>
        Assert.Equal(("ready-out-of-range", "ready"), Refused(new RubricPublished(Day, [Leadership], ready)));

    [Fact]
    public void Refuses_a_rubric_that_scores_nothing() => Assert.Equal(("no-items", "items"), Refused(new RubricPublished(Day, [], 1)));

    [Theory]
    [InlineData("two words", "Time", 4, "malformed-item", "items[1].item")]
    [InlineData("time", "", 4, "empty-text", "items[1].title")]
    [InlineData("time", "Time", 0, "most-out-of-range", "items[1].most")]
    [InlineData("time", "Time", 21, "most-out-of-range", "items[1].most")]
    [InlineData("leadership", "Time", 4, "duplicate-item", "items[1].item")]
    public void Says_which_item_is_wrong(string item, string title, int most, string code, string field) =>
        Assert.Equal((code, field), Refused(new RubricPublished(Day, [Leadership, new(item, title, most)], 4)));

    [Theory]
    [InlineData("leadership", 5, "score-out-of-range", "scores[0].score")]
    [InlineData("leadership", -1, "score-out-of-range", "scores[0].score")]
    [InlineData("weather", 1, "unknown-item", "scores[0].item")]
    public void Bounds_what_is_scored_by_it(string item, int score, string code, string field) =>
        Assert.Equal((code, field), Refused(new ReadinessAssessed(Day, [new(item, score)])));

    [Fact]
    public void Takes_each_item_once_and_some_of_them()
    {
        Assert.Equal(("duplicate-item", "scores[1].item"), Refused(new ReadinessAssessed(Day, [new("time", 1), new("time", 2)])));
        Assert.Equal(("no-scores", "scores"), Refused(new ReadinessAssessed(Day, [])));
        Assert.Null(Refused(new ReadinessAssessed(Day, [new("time", 0)])));
    }

    [Fact]
    public void Is_scored_by_the_bounds_of_the_last_rubric_that_has_the_item()
    {
        var state = StateAfter(Samples.All.Count - 1);
        state = state.Evolve(Pl, Samples.Recorded(900, new RubricPublished(Day, [Leadership with { Most = 9 }], 4)));
        Assert.Null(state.Decide(AlderPl, new ReadinessAssessed(Day, [new("leadership", 9), new("time", 4)]), Today).Refusal);
    }

    private static (string, string?)? Refused(DomainEvent wish) =>
        StateAfter(Samples.All.Count - 1).Decide(wish is RolloutEvent ? AlderPl : Pl, wish, Today).Refusal is { } refusal ? (refusal.Code, refusal.Field) : null;
}
