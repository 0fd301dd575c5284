using static Rollout.App.Tests.Cli.Invented;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 9, 10, 12, 13, 25, 33 and 46: early wins, alignment, less and more, walkthroughs, variants, sessions and precedents.</summary>
public sealed class WhatIsDoneInTheRooms(FreshDatabase database) : ARow(database)
{
    /// <summary>The first stage's one milestone is due on day 15.</summary>
    [Fact]
    public async Task Row09_no_proof_point_by_the_end_of_the_first_stage()
    {
        await HappensAsync(25, "proof_point_recorded", new { title = "Readers who choose", evidence = "Twelve of twenty." });

        await IsRaisedAsync("C9", 18, Oak, "3 instructional days ago", await DueByAsync());
        Assert.Single(await FoundAsync("C9", 28, Oak, "no proof point"));
        await IsClearedAsync("C9", 29, Oak, "no proof point");
        Assert.Single(await FoundAsync("C9", 29, Pine, "no proof point"));
        Assert.Equal($$"""{"dueOn":"{{At(15)}}","passed":3,"proofPoints":0,"winGrace":0}""", await NumbersAsync("C9", 18, Oak));
    }

    [Fact]
    public async Task Row10_a_review_without_the_curriculum_lead()
    {
        await HappensAsync(3, "alignment_review_held", new { roles = List("curriculum lead") });
        var without = await HappensAsync(6, "alignment_review_held", new { roles = List("principal", "coach") });
        await HappensAsync(20, "alignment_review_held", new { roles = List("coach", "curriculum lead") });

        await IsRaisedAsync("C10a", 8, Oak, "without the curriculum lead", without);
        await IsClearedAsync("C10a", 24, Oak, "without the curriculum lead");
        Assert.Equal("""{"reviews":2,"roles":["principal","coach"]}""", await NumbersAsync("C10a", 8, Oak));
    }

    [Fact]
    public async Task Row10_a_gap_is_open_for_more_than_20_days()
    {
        var gap = await HappensAsync(5, "alignment_gap_identified", new { gap = "spelling", nature = "perceived", statement = "No time for it." });
        await HappensAsync(30, "alignment_gap_closed", new { gap = "spelling", note = "Unit two." });

        await IsRaisedAsync("C10b", 28, Oak, "“spelling”", gap);
        await IsClearedAsync("C10b", 34, Oak, "“spelling”");
        Assert.Equal("""{"spelling":23,"gapWindow":20}""", await NumbersAsync("C10b", 28, Oak));
    }

    [Fact]
    public async Task Row10_a_gap_with_a_day_is_open_for_more_than_20_days_past_it()
    {
        var gap = await HappensAsync(5, "alignment_gap_identified", new { gap = "spelling", nature = "real", statement = "It is nowhere.", dueOn = At(12) });

        await IsRaisedAsync("C10b", 35, Oak, $"open since {DateOnly.Parse(At(5), null):d MMM yyyy}", gap);
    }

    [Fact]
    public async Task Row12_less_and_more_not_published_then_not_acknowledged()
    {
        var pairs = await HappensAsync(10, "less_more_published", new { pairs = new[] { new { less = "telling", more = "asking" } } });
        await HappensAsync(14, "less_more_acknowledged", new { });
        var others = await HappensAsync(30, "less_more_published", new { pairs = new[] { new { less = "one text", more = "a choice" } } });
        await HappensAsync(40, "less_more_acknowledged", new { });

        await IsRaisedAsync("C12", 3, Oak, "is not published", await IdOfAsync("rollout_enrolled", Oak));
        Assert.Equal([$"watch since {At(3)}: {pairs}"], await FoundAsync("C12", 13, Oak, "has not acknowledged it"));
        await IsClearedAsync("C12", 18, Oak, "");
        await IsRaisedAsync("C12", 32, Oak, "has not acknowledged it", others);
        await IsClearedAsync("C12", 44, Oak, "");
        Assert.Equal($$"""{"launch":"{{At(1)}}","published":"{{At(30)}}","acknowledged":"{{At(14)}}"}""", await NumbersAsync("C12", 32, Oak));
    }

    [Fact]
    public async Task Row13_no_walkthrough_for_more_than_30_days()
    {
        var walked = await HappensAsync(40, "walkthrough_recorded", new { seen = 6, of = 12 });
        await HappensAsync(90, "walkthrough_recorded", new { seen = 8, of = 12 });

        await IsRaisedAsync("C13a", 34, Oak, "launched 33 instructional days ago", await IdOfAsync("rollout_enrolled", Oak));
        await IsClearedAsync("C13a", 44, Oak, "");
        await IsRaisedAsync("C13a", 73, Oak, "33 instructional days ago", walked);
        await IsClearedAsync("C13a", 94, Oak, "");
        Assert.Equal($$"""{"launch":"{{At(1)}}","last":"{{At(40)}}","passed":33,"walkthroughCadence":30}""", await NumbersAsync("C13a", 73, Oak));
    }

    [Fact]
    public async Task Row13_two_low_walkthroughs_in_a_row()
    {
        await HappensAsync(4, "walkthrough_recorded", new { seen = 3, of = 12 });
        var first = await HappensAsync(10, "walkthrough_recorded", new { seen = 2, of = 12 });
        var second = await HappensAsync(15, "walkthrough_recorded", new { seen = 1, of = 10 });
        await HappensAsync(25, "walkthrough_recorded", new { seen = 3, of = 12 });

        await IsRaisedAsync("C13b", 17, Oak, "2 of 12 and 1 of 10", first, second);
        await IsClearedAsync("C13b", 29, Oak, "2 of 12 and 1 of 10");
        Assert.Equal("""{"walkthroughs":["2 of 12","1 of 10"],"lowCycles":2,"lowShare":0.25}""", await NumbersAsync("C13b", 17, Oak));
    }

    [Fact]
    public async Task Row33_no_session_by_the_launch()
    {
        await HappensAsync(10, "pd_session_held", new { kind = "mindset", attended = 18 });

        await IsRaisedAsync("C33a", 3, Oak, "no session", await IdOfAsync("rollout_enrolled", Oak));
        await IsClearedAsync("C33a", 14, Oak, "no session");
        Assert.Equal($$"""{"launch":"{{At(1)}}","sessions":0}""", await NumbersAsync("C33a", 3, Oak));
    }

    [Fact]
    public async Task Row33_three_sessions_and_all_of_them_logistics()
    {
        var first = await HappensAsync(1, "pd_session_held", new { kind = "logistics" });
        var second = await HappensAsync(5, "pd_session_held", new { kind = "logistics" });
        var third = await HappensAsync(9, "pd_session_held", new { kind = "logistics" });
        await HappensAsync(20, "pd_session_held", new { kind = "pedagogy" });

        await IsRaisedAsync("C33b", 11, Oak, "All 3 sessions", first, second, third);
        await IsClearedAsync("C33b", 24, Oak, "All 3 sessions");
        Assert.Equal("""{"pedagogy":0,"mindset":0,"logistics":3,"pdSessions":3}""", await NumbersAsync("C33b", 11, Oak));
    }

    /// <summary>Oak's gate is due thirty days later on its variant: what makes Pine late makes Oak late only then.</summary>
    [Fact]
    public async Task Row25_a_school_on_a_variant_is_judged_by_it_and_a_page_says_which_and_why()
    {
        var path = Path(15, 54) with
        {
            Variants = [new("new-rooms", "Schools that wait for new rooms", [new(new("M1"), Due: DateOnly.Parse(At(45), null))], [])],
        };
        var data = EventCodec.Encode(new ExpectedPathRevised(2, path, "Board", "Places differ."));
        await ImportEventsAsync($$"""{"type":"expected_path_revised","data":{{data}}}""");
        await HappensAsync(1, "path_assigned", new { path = 2, variant = "new-rooms", reason = "Its rooms open in the spring." });
        await HappensAsync(1, "path_assigned", new { path = 2, reason = "As all others." }, Pine);

        Assert.Single(await LateAsync(21, Pine));
        Assert.Equal([], await LateAsync(50, Oak));
        Assert.Single(await LateAsync(51, Oak));
        var school = (await GetAsync($"{Address}/board?effective={At(21)}")).GetProperty("schools").EnumerateArray()
            .Single(row => row.GetProperty("school").GetString() == Oak);
        Assert.Equal(("new-rooms", 2), (school.GetProperty("variant").GetString(), school.GetProperty("path").GetInt32()));
        foreach (var page in (string[])[$"/d/{District}/pl/schools/{Oak}", $"/d/{District}/pl/practice"])
        {
            var shown = await ReadAsync($"{page}?effective={At(21)}");
            Assert.Contains("Schools that wait for new rooms", shown, StringComparison.Ordinal);
            Assert.Contains("Its rooms open in the spring.", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Row46_what_others_learned_is_in_the_library()
    {
        await HappensAsync(2, "precedent_linked", new { title = "Readers of 2019", lesson = "Begin with those who ask.", link = "javascript:alert(1)" });
        await HappensAsync(4, "precedent_linked", new { title = "Readers of 2019", lesson = "Begin with few.", link = "https://example.org/2019" });

        Assert.DoesNotContain("Readers of 2019", await ReadAsync($"/d/{District}/pl/practice?effective={At(1)}"), StringComparison.Ordinal);
        var before = await ReadAsync($"/d/{District}/pl/practice?effective={At(3)}");
        Assert.Contains("Begin with those who ask.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", before, StringComparison.Ordinal);
        var after = await ReadAsync($"/d/{District}/pl/practice?effective={At(4)}");
        Assert.Contains("Begin with few.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Begin with those who ask.", after, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/2019\"", after, StringComparison.Ordinal);
    }

    private Task<List<string>> LateAsync(int day, string school) => FoundAsync("R1", day, school, "");

    private Task<string> ReadAsync(string page) => Client.GetStringAsync(page);
}
