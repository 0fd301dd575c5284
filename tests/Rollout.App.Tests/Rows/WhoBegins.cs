using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 21, 22, 23 and 43: ready before it takes part, something done where it is not, on a good day, and the least served among the first.</summary>
public sealed class WhoBegins(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row21_takes_part_before_it_is_ready_and_nobody_says_why()
    {
        var rubric = await HappensAsync(10, "rubric_published", Rubric);
        var scored = await HappensAsync(20, "readiness_assessed", new { scores = new[] { new { item = "leadership", score = 3 }, new { item = "time", score = 2 } } });
        var enrolled = await HappensAsync(30, "rollout_enrolled", new { path = 1, wave = "2" });
        await HappensAsync(35, "readiness_assessed", new { scores = new[] { new { item = "leadership", score = 4 }, new { item = "time", score = 4 } } });
        await HappensAsync(40, "selection_overridden", new { school = Oak, reasonCode = "request", reason = "They asked.", mitigation = "a coach" });

        await IsRaisedAsync("C21", 30, Oak, "5 of the 6 points", enrolled, rubric, scored);
        await IsClearedAsync("C21", 40, Oak, "5 of the 6 points");
        Assert.Equal("""{"score":5,"ready":6,"overridden":false}""", await NumbersAsync("C21", 39, Oak));
        // Pine began before there was a rubric: nobody asked.
        Assert.Equal([], await FoundAsync("C21", 39, Pine, ""));
    }

    [Fact]
    public async Task Row21_takes_part_without_a_score()
    {
        var rubric = await HappensAsync(10, "rubric_published", Rubric);
        var enrolled = await HappensAsync(30, "rollout_enrolled", new { path = 1, wave = "2" });

        await IsRaisedAsync("C21", 30, Oak, "without being scored", enrolled, rubric);
    }

    [Fact]
    public async Task Row22_chosen_all_the_same_and_nothing_done_about_it()
    {
        var overridden = await HappensAsync(5, "selection_overridden", new { school = Oak, reasonCode = "grant", reason = "The grant names it." });
        await HappensAsync(12, "selection_overridden", new { school = Oak, reasonCode = "grant", reason = "The grant names it.", mitigation = "a coach" });

        await IsRaisedAsync("C22", 5, Oak, "nothing is said", overridden);
        await IsClearedAsync("C22", 12, Oak, "nothing is said");
        Assert.Equal($$"""{"overrides":1,"withoutMitigation":["{{Oak}}"]}""", await NumbersAsync("C22", 5, null));
    }

    [Fact]
    public async Task Row23_a_wave_launches_while_schools_test()
    {
        var window = await HappensAsync(5, "testing_window_published", new { name = "spring", from = At(120), to = At(125) });
        var wave = await HappensAsync(6, "wave_scheduled", new { wave = "2", launchOn = At(125) });
        await HappensAsync(10, "wave_scheduled", new { wave = "2", launchOn = At(126) });

        await IsRaisedAsync("C23", 6, null, "“spring”", wave, window);
        await IsClearedAsync("C23", 10, null, "“spring”");
        Assert.Equal($$"""{"2":"{{At(125)}}","windows":["spring"]}""", await NumbersAsync("C23", 6, null));
    }

    [Fact]
    public async Task Row23_a_wave_launches_on_a_day_without_school()
    {
        var wave = await HappensAsync(6, "wave_scheduled", new { wave = "2", launchOn = "2026-11-25" });

        await IsRaisedAsync("C23", 6, null, "a day without school", wave);
    }

    [Fact]
    public async Task Row43_the_least_served_are_not_among_the_first()
    {
        await ImportEventsAsync($$$"""{"type":"school_registered","school":"{{{Elm}}}","data":{"name":"Elm"}}""");
        var wave = await HappensAsync(2, "wave_scheduled", new { wave = "1", launchOn = At(1) });
        await HappensAsync(3, "need_profile_recorded", new { school = Oak, quartile = 1 });
        await HappensAsync(3, "need_profile_recorded", new { school = Pine, quartile = 2 });
        var profile = await HappensAsync(5, "need_profile_recorded", new { school = Elm, quartile = 4 });
        await HappensAsync(20, "need_profile_recorded", new { school = Elm, quartile = 3 });

        await IsRaisedAsync("C43", 7, null, "0 of 2 schools", wave, profile);
        await IsClearedAsync("C43", 24, null, "0 of 2 schools");
        Assert.Equal("""{"early":"0 of 2","district":"1 of 3","charter":null,"earlyWaves":2}""", await NumbersAsync("C43", 7, null));
    }

    /// <summary>A school of the district that takes no part.</summary>
    private const string Elm = "990000200009";

    private static object Rubric => new
    {
        items = new[] { new { item = "leadership", title = "The principal leads it", most = 4 }, new { item = "time", title = "Teams have time", most = 4 } },
        ready = 6,
    };
}
