using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 1 to 6: vision, practices, priorities, needs, path and baseline.</summary>
public sealed class WhatItIsFor(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row01_no_vision_at_the_launch()
    {
        await HappensAsync(10, "vision_statement_adopted", new { version = 1, statement = "Every child reads with joy." });

        await IsRaisedAsync("C1", 3, null, "adopted no vision", await LaunchAsync());
        await IsClearedAsync("C1", 14, null, "adopted no vision");
        Assert.Equal($$"""{"launch":"{{At(1)}}","recorded":0}""", await NumbersAsync("C1", 3, null));
    }

    [Fact]
    public async Task Row02_launched_with_practices_undefined()
    {
        await HappensAsync(10, "practices_defined", new { practices = List("small groups"), definition = "Groups of four." });

        await IsRaisedAsync("C2", 3, Oak, "is not defined", await DueByAsync());
        await IsClearedAsync("C2", 14, Oak, "is not defined");
        Assert.Single(await FoundAsync("C2", 14, Pine, "is not defined"));
        Assert.Equal($$"""{"launch":"{{At(1)}}","defined":0}""", await NumbersAsync("C2", 3, Oak));
    }

    [Fact]
    public async Task Row03_on_an_old_version_of_the_vision_for_more_than_20_days()
    {
        await HappensAsync(2, "vision_statement_adopted", new { version = 1, statement = "Every child reads." });
        var first = await HappensAsync(5, "vision_reaffirmed", new { version = 1 });
        var revised = await HappensAsync(10, "vision_statement_revised", new { version = 2, statement = "Every child reads and counts.", reason = "Numbers." });
        await HappensAsync(40, "vision_reaffirmed", new { version = 2 });

        await IsRaisedAsync("C3", 33, Oak, "Version 2", revised, first);
        await IsClearedAsync("C3", 44, Oak, "Version 2");
        Assert.Equal("""{"version":2,"reaffirmed":1,"passed":23,"reaffirmVision":20}""", await NumbersAsync("C3", 33, Oak));
    }

    [Fact]
    public async Task Row04_linked_to_no_priority()
    {
        await HappensAsync(10, "initiative_linked_to_priority", new { priority = "Readers by grade 3" });

        await IsRaisedAsync("C4", 3, null, "linked to none", await LaunchAsync());
        await IsClearedAsync("C4", 14, null, "linked to none");
        Assert.Equal($$"""{"launch":"{{At(1)}}","recorded":1}""", await NumbersAsync("C4", 10, null));
    }

    [Fact]
    public async Task Row05_committed_before_a_need_is_named()
    {
        var made = await HappensAsync(5, "commitment_made", new { commitment = "c1", statement = "Visit." });
        await HappensAsync(12, "need_identified", new { need = "readers", statement = "A third." });

        await IsRaisedAsync("C5", 7, Oak, "is not named", made);
        await IsClearedAsync("C5", 16, Oak, "is not named");
        Assert.Equal("""{"commitments":1,"needs":0}""", await NumbersAsync("C5", 7, Oak));
    }

    [Fact]
    public async Task Row06_active_without_a_path()
    {
        const string elm = "990000200003";
        await ImportEventsAsync($$$"""{"type":"school_registered","school":"{{{elm}}}","data":{"name":"Elm"}}""");
        var said = await HappensAsync(6, "check_in_recorded", new { note = "We began." }, elm);
        var before = (await GetAsync($"{Base}/board")).GetProperty("position").GetInt64();
        await HappensAsync(20, "rollout_enrolled", new { path = 1, wave = "1" }, elm);

        Assert.Equal([], await FoundAsync("C6a", 7, null, "Elm is active", $"&position={before}"));
        Assert.Equal([$"watch since {At(8)}: {said}"], await FoundAsync("C6a", 8, null, "Elm is active", $"&position={before}"));
        // An enrolment puts the school on the board whatever its day.
        Assert.Equal([], await FoundAsync("C6a", 8, null, ""));
    }

    [Fact]
    public async Task Row06_launched_without_a_baseline()
    {
        await HappensAsync(8, "indicator_defined", new { indicator = "joy", baseline = 50, target = 60, tolerance = 2, from = At(1), to = At(150), direction = "up" });

        await IsRaisedAsync("C6b", 3, null, "no indicator", await LaunchAsync());
        await IsClearedAsync("C6b", 12, null, "no indicator");
    }
}
