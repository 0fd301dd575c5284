using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Districts;

/// <summary>Practice 38: instruments and what is answered to them.</summary>
public sealed class AskingItself : Specification
{
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly InstrumentPublished Ours = InstrumentTemplate.On(Day);
    private static readonly SelfAssessmentCompleted Answers = new(Day, Ours.Instrument, 1, [new("one-list", 3)]);

    public AskingItself() => Given(TheDistrict, Registered, Year);

    [Fact]
    public void Rollouts_own_questions_can_be_published_once()
    {
        When(TheDistrict, Ours);
        ThenAccepted();
        Given(TheDistrict, Ours);
        When(TheDistrict, Ours);
        ThenNothing();
    }

    [Fact]
    public void Rollouts_own_questions_are_13_in_four_areas_and_named_as_ours()
    {
        Assert.Equal((13, 4), (Ours.Questions.Count, Ours.Questions.Select(question => question.Area).Distinct().Count()));
        Assert.StartsWith("Rollout", Ours.Instrument, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void Versions_of_a_name_follow_each_other(int published, int next)
    {
        for (var version = 1; version <= published; version++)
            Given(TheDistrict, Ours with { Version = version });
        When(TheDistrict, Ours with { Version = next + 1 });
        ThenRefused("version-not-next", "version");
        When(TheDistrict, Ours with { Version = next });
        ThenAccepted();
        When(TheDistrict, Ours with { Instrument = "Another", Version = 1 });
        ThenAccepted();
    }

    [Fact]
    public void An_instrument_has_questions_in_every_area_each_called_differently()
    {
        When(TheDistrict, Ours with { Questions = [] });
        ThenRefused("questions-out-of-range", "questions");
        When(TheDistrict, Ours with { Questions = [.. Ours.Questions, new("one-more", StageArea.Act, "One more?")] });
        ThenRefused("questions-out-of-range", "questions");
        When(TheDistrict, Ours with { Questions = [.. Ours.Questions.Where(question => question.Area is not StageArea.Analyse)] });
        ThenRefused("area-without-question", "questions");
        When(TheDistrict, Ours with { Questions = [.. Ours.Questions.Take(12), Ours.Questions[0]] });
        ThenRefused("duplicate-question", "questions[12].id");
        When(TheDistrict, Ours with { Questions = [Ours.Questions[0] with { Text = " " }, .. Ours.Questions.Skip(1)] });
        ThenRefused("empty-text", "questions[0].text");
    }

    [Fact]
    public void Its_three_bounds_rise_within_1_to_100()
    {
        When(TheDistrict, Ours with { Bounds = [25, 50] });
        ThenRefused("bounds-not-three", "bounds");
        When(TheDistrict, Ours with { Bounds = [25, 25, 50] });
        ThenRefused("bounds-not-rising", "bounds[1]");
        When(TheDistrict, Ours with { Bounds = [0, 25, 50] });
        ThenRefused("bound-out-of-range", "bounds[0]");
        When(TheDistrict, Ours with { Bounds = [1, 2, 101] });
        ThenRefused("bound-out-of-range", "bounds[2]");
        When(TheDistrict, Ours with { Bounds = [1, 2, 100] });
        ThenAccepted();
    }

    [Fact]
    public void What_is_answered_is_what_was_asked_each_once_with_0_to_4_points()
    {
        When(TheDistrict, Answers);
        ThenRefused("unknown-instrument", "instrument");
        Given(TheDistrict, Ours);
        When(TheDistrict, Answers);
        ThenAccepted();
        When(TheDistrict, Answers with { Version = 2 });
        ThenRefused("unknown-instrument", "instrument");
        When(TheDistrict, Answers with { Answers = [] });
        ThenRefused("no-answers", "answers");
        When(TheDistrict, Answers with { Answers = [new("one-list", 4), new("none", 1)] });
        ThenRefused("unknown-question", "answers[1].question");
        When(TheDistrict, Answers with { Answers = [new("one-list", 4), new("one-list", 4)] });
        ThenRefused("duplicate-answer", "answers[1].question");
        When(TheDistrict, Answers with { Answers = [new("one-list", 5)] });
        ThenRefused("points-out-of-range", "answers[0].points");
        When(TheDistrict, Answers with { Answers = [new("one-list", -1)] });
        ThenRefused("points-out-of-range", "answers[0].points");
    }

    [Fact]
    public void Neither_is_said_ahead_of_its_day()
    {
        When(TheDistrict, Ours with { EffectiveOn = Today.AddDays(1) });
        ThenRefused("effective-in-the-future", "effectiveOn");
        Given(TheDistrict, Ours);
        When(TheDistrict, Answers with { EffectiveOn = Today.AddDays(1) });
        ThenRefused("effective-in-the-future", "effectiveOn");
    }

    [Fact]
    public void A_withdrawn_instrument_is_answered_no_more()
    {
        Given(TheDistrict, Ours);
        Given(TheDistrict, new Correction.EventWithdrawn(LastId, "Too early."));
        When(TheDistrict, Answers);
        ThenRefused("unknown-instrument", "instrument");
        When(TheDistrict, Ours);
        ThenAccepted();
    }
}
