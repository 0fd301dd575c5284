using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Districts;

/// <summary>Testing windows and need profiles: what the district says of its days and its schools.</summary>
public sealed class SayingWhenSchoolsTest
{
    private static readonly DateOnly Day = new(2026, 10, 5);

    [Fact]
    public void Takes_a_window_of_one_day_and_refuses_one_that_ends_before_it_begins()
    {
        Assert.Null(Refused(new TestingWindowPublished(Day, "spring", new(2027, 4, 5), new(2027, 4, 5))));
        Assert.Equal(("to-before-from", "to"), Refused(new TestingWindowPublished(Day, "spring", new(2027, 4, 6), new(2027, 4, 5))));
        Assert.Equal(("empty-text", "name"), Refused(new TestingWindowPublished(Day, " ", new(2027, 4, 6), new(2027, 4, 7))));
        Assert.Equal(("day-out-of-range", "to"), Refused(new TestingWindowPublished(Day, "spring", new(2027, 4, 6), new(2199, 4, 7))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Knows_four_quartiles(int quartile) =>
        Assert.Equal(("quartile-out-of-range", "quartile"), Refused(new NeedProfileRecorded(Day, AlderId, quartile)));

    [Fact]
    public void Is_said_on_its_day_or_later() =>
        Assert.Equal(("effective-in-the-future", "effectiveOn"), Refused(new NeedProfileRecorded(Today.AddDays(1), AlderId, 4)));

    private static (string, string?)? Refused(DistrictEvent wish) =>
        StateAfter(Samples.All.Count - 1).Decide(TheDistrict, wish, Today).Refusal is { } refusal ? (refusal.Code, refusal.Field) : null;
}
