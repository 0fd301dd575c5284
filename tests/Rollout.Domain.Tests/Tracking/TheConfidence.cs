using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>High without a doubt, medium with one, low with two or more; the doubts are said.</summary>
public sealed class TheConfidence
{
    [Fact]
    public void Is_high_when_half_is_verified_news_is_fresh_three_are_due_and_little_was_late()
    {
        var confidence = Sound().Explained(Day(20)).Confidence;

        Assert.Equal((ConfidenceLevel.High, 0.5m, 5, 10, 3, 0m), (
            confidence.Level, confidence.Verified, confidence.Silence, confidence.Cadence, confidence.Due, confidence.RecordedLate));
        Assert.Empty(confidence.Doubts);
    }

    [Fact]
    public void Is_medium_with_one_doubt_and_low_with_two()
    {
        // News of day 15 is fresh up to day 25.
        Assert.Equal(ConfidenceLevel.High, Sound().Explained(Day(25)).Confidence.Level);
        Assert.Equal(ConfidenceLevel.Medium, Sound().Explained(Day(26)).Confidence.Level);
        Assert.Equal(ConfidenceLevel.Low, Unverified().Explained(Day(26)).Confidence.Level);
    }

    [Fact]
    public void Doubts_what_only_the_reporter_verified()
    {
        var confidence = Unverified().Explained(Day(20)).Confidence;

        Assert.Equal((ConfidenceLevel.Medium, 0m), (confidence.Level, confidence.Verified));
        Assert.Contains("verified", Assert.Single(confidence.Doubts), StringComparison.Ordinal);
    }

    [Fact]
    public void Doubts_a_path_with_fewer_than_three_due()
    {
        var (before, after) = (Sound().Explained(Day(14)).Confidence, Sound().Explained(Day(15)).Confidence);

        Assert.Equal((ConfidenceLevel.Medium, 2), (before.Level, before.Due));
        Assert.Equal((ConfidenceLevel.High, 3), (after.Level, after.Due));
    }

    [Theory]
    [InlineData(25, 0.0, ConfidenceLevel.High)]
    [InlineData(26, 0.2, ConfidenceLevel.Medium)]
    public void Doubts_what_was_recorded_more_than_ten_days_late(int recorded, double late, ConfidenceLevel level)
    {
        var confidence = Sound(recorded).Explained(Day(20)).Confidence;

        Assert.Equal((level, (decimal)late), (confidence.Level, confidence.RecordedLate));
    }

    private static Scenario Unverified() => With("p-1");

    private static Scenario Sound(int recorded = 15) => With("p-2", recorded);

    /// <summary>Two of three due are complete, one of them verified by someone on day 12; a check-in about day 15 and five facts in all.</summary>
    private static Scenario With(string verifier, int recorded = 15) => Opened()
        .Publish(Path(Step("M1", "plan", 10, 20), Step("M2", "plan", 12, 20), Step("M3", "plan", 15, 20), Step("Z", "plan", 170))).Enrol(Alder, cadence: 10)
        .Reach(Alder, "M1", 10).Reach(Alder, "M2", 11)
        .Say(Alder, new RolloutEvent.MilestoneVerified(Day(12), new("M1")), by: verifier)
        .Say(Alder, new RolloutEvent.CheckInRecorded(Day(12)))
        .Say(Alder, new RolloutEvent.CheckInRecorded(Day(15)), Noon(Day(recorded)));
}
