using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 7, 8, 24, 41, 42 and 45: checks held, flags taken up, support, decisions, help, visits, and who is at the table.</summary>
public sealed class WhatTheDistrictOwes(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row07_a_track_check_is_missed_from_the_day_after_its_own()
    {
        var scheduled = await HappensAsync(5, "track_check_scheduled", new { check = "september", scheduledFor = At(12) });
        await HappensAsync(18, "track_check_held", new { check = "september", roles = List("superintendent") });

        await IsRaisedAsync("C7a", 15, null, "“september”", scheduled);
        await IsClearedAsync("C7a", 22, null, "“september”");
        Assert.Equal($$"""{"september":"{{At(12)}}","checkGrace":0}""", await NumbersAsync("C7a", 15, null));
    }

    [Fact]
    public async Task Row07_a_finding_is_not_taken_up_for_more_than_5_days()
    {
        await HappensAsync(30, "flag_acknowledged", new { rule = "R1", milestone = "M1" });
        await HappensAsync(30, "flag_acknowledged", new { rule = "R1", milestone = "M1" }, Pine);

        await IsRaisedAsync("C7b", 27, Oak, "R1", await DueByAsync());
        await IsClearedAsync("C7b", 30, Oak, "R1");
        Assert.Contains("\"acknowledgeWithin\":5", await NumbersAsync("C7b", 27, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row07_a_contested_finding_is_taken_up_and_stays_found()
    {
        await HappensAsync(25, "flag_contested", new { rule = "R1", milestone = "M1", reason = "It was reached by telephone." });

        Assert.Equal([], await FoundAsync("C7b", 40, Oak, "R1"));
        Assert.Single(await FoundAsync("R1", 40, Oak, ""));
    }

    [Fact]
    public async Task Row08_off_track_for_more_than_5_days_without_support()
    {
        await HappensAsync(30, "support_opened", new { support = "s1", owner = "coach", dueOn = At(40), rule = "R1", milestone = "M1" });
        await HappensAsync(38, "support_outcome_recorded", new { support = "s1", outcome = "partly" });

        await IsRaisedAsync("C8", 27, Oak, "no support", await DueByAsync());
        await IsClearedAsync("C8", 30, Oak, "no support");
        Assert.Equal([], await FoundAsync("C8", 60, Oak, ""));
        Assert.Equal("""{"offTrack":2,"supported":0,"supportWithin":5}""", await NumbersAsync("C8", 27, null));
    }

    [Fact]
    public async Task Row24_off_track_at_two_checks_and_nothing_decided()
    {
        var first = await HappensAsync(30, "track_check_held", new { check = "september", roles = List("superintendent") });
        var second = await HappensAsync(40, "track_check_held", new { check = "october", roles = List("superintendent") });
        await HappensAsync(45, "decision_recorded", new
        {
            decision = "d1",
            question = "How does Oak go on?",
            options = List("as now", "slower"),
            chosen = "slower",
            roles = List("superintendent", "teacher"),
            schools = List(Oak),
        });
        await HappensAsync(50, "course_changed", new { change = "slower", reason = "Two weeks more." }, Pine);

        await IsRaisedAsync("C24", 40, Oak, "2 track checks", first, second);
        await IsClearedAsync("C24", 45, Oak, "2 track checks");
        await IsClearedAsync("C24", 50, Pine, "2 track checks");
        Assert.Equal("""{"checks":["september","october"],"checksOffTrack":2}""", await NumbersAsync("C24", 40, null));
    }

    [Fact]
    public async Task Row41_the_district_does_not_answer_for_more_than_2_days()
    {
        var before = await StatusAsync(12);
        var asked = await HappensAsync(10, "help_requested", new { help = "h1", topic = "substitutes" });
        await HappensAsync(15, "help_answered", new { help = "h1" });

        await IsRaisedAsync("C41", 13, Oak, "asked for help", asked);
        await IsClearedAsync("C41", 15, Oak, "asked for help");
        Assert.Equal("""{"unanswered":1,"answerWithin":2}""", await NumbersAsync("C41", 13, null));
        // Asking never worsens a school's status (law 6).
        Assert.Equal(before, await StatusAsync(12));
        Assert.Equal([], (await GetAsync($"{Base}/schools/{Oak}?effective={At(13)}")).GetProperty("row").GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("rule").GetString() == "C41"));
    }

    [Fact]
    public async Task Row41_the_districts_clock_runs_through_the_schools_pause()
    {
        var asked = await HappensAsync(10, "help_requested", new { help = "h1" });
        await HappensAsync(11, "rollout_paused", new { reason = "The roof." });

        await IsRaisedAsync("C41", 13, Oak, "asked for help", asked);
    }

    [Fact]
    public async Task Row42_needs_a_look_and_is_not_visited_for_more_than_20_days()
    {
        var visit = await HappensAsync(50, "advisory_session_held", new { topic = "plans" });
        var dueBy = await DueByAsync();

        await IsRaisedAsync("C42", 42, Oak, "not visited", dueBy);
        await IsClearedAsync("C42", 50, Oak, "not visited");
        await IsRaisedAsync("C42", 71, Oak, "not visited", [.. dueBy, visit]);
        Assert.Contains("\"visitWithin\":20", await NumbersAsync("C42", 42, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row45_decided_without_a_teacher_or_a_family()
    {
        var decided = await HappensAsync(5, "decision_recorded", Decision("d1", "superintendent", "vendor"));
        await HappensAsync(12, "decision_recorded", Decision("d2", "superintendent", "family"));

        await IsRaisedAsync("C45", 7, null, "“d1”", decided);
        await IsClearedAsync("C45", 16, null, "");
        Assert.Equal("""{"roles":["superintendent","vendor"]}""", await NumbersAsync("C45", 7, null));
    }

    private static object Decision(string name, params string[] roles) =>
        new { decision = name, question = "Go on?", options = List("yes", "no"), chosen = "yes", roles };

    private async Task<string?> StatusAsync(int day) =>
        (await GetAsync($"{Base}/schools/{Oak}?effective={At(day)}")).GetProperty("row").GetProperty("status").GetString();
}
