using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tests.Districts;

/// <summary>The printed rule: points out of the most, a stage begins on its bound, an unanswered question counts neither way.</summary>
public sealed class TheScoreOfAStage
{
    /// <summary>Two questions in each area, a1 and a2 to d1 and d2.</summary>
    private static readonly InstrumentPublished Asked = new(
        new(2026, 9, 1), "i", 1,
        [
            new("a1", StageArea.Organise, "A1"), new("a2", StageArea.Organise, "A2"), new("b1", StageArea.Streamline, "B1"), new("b2", StageArea.Streamline, "B2"),
            new("c1", StageArea.Analyse, "C1"), new("c2", StageArea.Analyse, "C2"), new("d1", StageArea.Act, "D1"), new("d2", StageArea.Act, "D2"),
        ],
        [25, 50, 75]);

    /// <summary>32 points are the most: 8, 16 and 24 are the bounds.</summary>
    [Theory]
    [InlineData("00000000", MaturityStage.Exploring, 0)]
    [InlineData("11111110", MaturityStage.Exploring, 21)]
    [InlineData("11111111", MaturityStage.Hacking, 25)]
    [InlineData("22222221", MaturityStage.Hacking, 46)]
    [InlineData("22222222", MaturityStage.Optimizing, 50)]
    [InlineData("33333332", MaturityStage.Optimizing, 71)]
    [InlineData("33333333", MaturityStage.Personalizing, 75)]
    [InlineData("44444444", MaturityStage.Personalizing, 100)]
    public void Is_the_stage_whose_bound_the_share_reaches(string points, MaturityStage stage, int percent)
    {
        var score = Of(points);
        Assert.Equal((stage, percent), (score.Stage, score.All.Percent));
    }

    /// <summary>Seven answered questions bring 28 at most: 14 are half of it, 13 are not.</summary>
    [Theory]
    [InlineData("2222222-", MaturityStage.Optimizing, 50)]
    [InlineData("2222221-", MaturityStage.Hacking, 46)]
    [InlineData("4-4-4-4-", MaturityStage.Personalizing, 100)]
    [InlineData("0-0-0-0-", MaturityStage.Exploring, 0)]
    public void Leaves_out_what_was_not_answered(string points, MaturityStage stage, int percent)
    {
        var score = Of(points);
        Assert.Equal((stage, percent), (score.Stage, score.All.Percent));
    }

    [Theory]
    [InlineData("444444--")]
    [InlineData("--------")]
    [InlineData("4-------")]
    public void Is_no_stage_while_less_than_half_of_an_area_is_answered(string points) => Assert.Null(Of(points).Stage);

    /// <summary>Half of three questions are two.</summary>
    [Theory]
    [InlineData(1, null)]
    [InlineData(2, MaturityStage.Personalizing)]
    public void Takes_half_of_an_odd_number_for_the_larger_half(int answered, MaturityStage? stage)
    {
        var three = Asked with { Questions = [.. Asked.Questions, new("d3", StageArea.Act, "D3")] };
        string[] given = ["a1", "b1", "c1", .. Enumerable.Range(1, answered).Select(number => $"d{number}")];
        Assert.Equal(stage, StageScore.Of(three, given.Select(id => new InstrumentAnswer(id, 4))).Stage);
    }

    [Fact]
    public void Compares_shares_exactly()
    {
        var thirds = Asked with { Bounds = [33, 34, 67] };
        // 8 of 24 is a third: above 33 %, below 34 %, shown as 33 %.
        var score = StageScore.Of(thirds, Answers("22220000")[..6]);
        Assert.Equal((null, 33), (score.Stage, score.All.Percent));
        Assert.Equal(MaturityStage.Hacking, StageScore.Of(thirds, Answers("22200020")[..7].Where(answer => answer.Question != "c2")).Stage);
    }

    [Theory]
    [InlineData("44332211", "Organise", "Act")]
    [InlineData("44440011", "Organise Streamline", "Analyse")]
    [InlineData("40402222", "", "")]
    [InlineData("22222222", "", "")]
    [InlineData("--------", "", "")]
    [InlineData("44------", "", "")]
    [InlineData("4400----", "Organise", "Streamline")]
    public void Names_the_strongest_and_the_weakest_areas_all_that_tie(string points, string strengths, string next)
    {
        var score = Of(points);
        Assert.Equal((strengths, next), (string.Join(' ', score.Strengths), string.Join(' ', score.Next)));
    }

    [Fact]
    public void Takes_an_area_half_answered_by_its_share()
    {
        // One answer of 3 is more than two that bring 5 of 8.
        Assert.Equal([StageArea.Organise], Of("3-323232").Strengths);
    }

    [Theory]
    [InlineData("1044----", "a2", "")]
    [InlineData("11--0---", "a1 a2", "")]
    [InlineData("-3------", "a2", "")]
    [InlineData("44------", "", "")]
    public void Names_in_each_area_the_answers_with_the_fewest_points(string points, string organise, string act)
    {
        var areas = Of(points).Areas;
        Assert.Equal((organise, act), (Least(areas[0]), Least(areas[3])));

        static string Least(AreaScore area) => string.Join(' ', area.Least.Select(question => question.Id));
    }

    [Fact]
    public void Counts_what_was_answered_in_each_area()
    {
        var area = Of("3-------").Areas[0];
        Assert.Equal((1, 2, 3, 4), (area.Answered, area.Asked, area.Points.Got, area.Points.Most));
        Assert.Null(Of("3-------").Areas[1].Points.Percent);
    }

    private static StageScore Of(string points) => StageScore.Of(Asked, Answers(points));

    /// <summary>A digit for each question in order; – where it was left out.</summary>
    private static InstrumentAnswer[] Answers(string points) =>
        [.. points.Index().Where(at => at.Item != '-').Select(at => new InstrumentAnswer(Asked.Questions[at.Index].Id, at.Item - '0'))];
}
