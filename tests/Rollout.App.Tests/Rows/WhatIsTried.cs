using Rollout.Domain.Districts;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 26, 37, 38 and 40: pilots, evaluations, the district's stage, and cycles.</summary>
public sealed class WhatIsTried(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row26_a_pilot_is_past_its_day_and_nothing_is_decided()
    {
        var started = await HappensAsync(5, "pilot_started", new { pilot = "tablets", decideBy = At(12) });
        await HappensAsync(18, "adoption_decided", new { pilot = "tablets", adopted = false, reason = "Paper did as well." });

        await IsRaisedAsync("C26", 15, null, "“tablets”", started);
        await IsClearedAsync("C26", 22, null, "“tablets”");
        Assert.Equal($$"""{"tablets":"{{At(12)}}"}""", await NumbersAsync("C26", 15, null));
    }

    [Fact]
    public async Task Row37_an_evaluation_is_past_its_day_and_found_nothing()
    {
        var commissioned = await HappensAsync(5, "evaluation_commissioned", new { evaluation = "first year", dueOn = At(12), by = "the university" });
        await HappensAsync(18, "evaluation_finding_recorded", new { evaluation = "first year", finding = "Readers read more." });

        await IsRaisedAsync("C37", 15, null, "“first year”", commissioned);
        await IsClearedAsync("C37", 22, null, "“first year”");
        Assert.Equal($$"""{"first year":"{{At(12)}}"}""", await NumbersAsync("C37", 15, null));
    }

    [Fact]
    public async Task Row38_the_stage_is_not_asked_about_again_for_more_than_90_days()
    {
        var published = await HappensAsync(2, "instrument_published", Questions());
        var completed = await HappensAsync(100, "self_assessment_completed", Answers(2));

        await IsRaisedAsync("C38", 95, null, "has not been answered", published);
        await IsClearedAsync("C38", 104, null, "has not been answered");
        await IsRaisedAsync("C38", 193, null, "last answered", completed, published);
        Assert.Equal(
            $$"""{"instrument":"{{InstrumentTemplate.Name}}","lastCompletion":"{{At(100)}}","days":93,"reassessEvery":90}""", await NumbersAsync("C38", 193, null));
    }

    [Fact]
    public async Task Row38_without_an_instrument_nothing_is_asked() => Assert.Equal([], await FoundAsync("C38", 190, null, ""));

    [Fact]
    public async Task Row40_a_cycle_was_studied_for_more_than_10_days_without_an_act()
    {
        await HappensAsync(2, "cycle_started", new { cycle = "tickets", question = "Do they show it?" });
        var found = await HappensAsync(5, "cycle_finding_recorded", new { cycle = "tickets", finding = "They do." });
        await HappensAsync(20, "cycle_act_decided", new { cycle = "tickets", act = "adopt" });

        await IsRaisedAsync("C40", 18, null, "“tickets”", found);
        await IsClearedAsync("C40", 24, null, "“tickets”");
        Assert.Equal($$"""{"tickets":"{{At(5)}}","decideWithin":10}""", await NumbersAsync("C40", 18, null));
    }

    private static object Questions()
    {
        var ours = InstrumentTemplate.On(default);
        return new
        {
            instrument = ours.Instrument,
            version = 1,
            questions = ours.Questions.Select(question => new { id = question.Id, area = question.Area.ToString().ToLowerInvariant(), text = question.Text }),
            bounds = ours.Bounds,
        };
    }

    private static object Answers(int points) => new
    {
        instrument = InstrumentTemplate.Name,
        version = 1,
        answers = InstrumentTemplate.On(default).Questions.Select(question => new { question = question.Id, points }),
    };
}
