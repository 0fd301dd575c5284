using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 36 and 44: readings from before the launch, and of subgroups.</summary>
public sealed class WhatIsMeasured(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row36_nothing_was_read_before_the_launch_and_that_is_said_20_days_ahead()
    {
        var wave = await HappensAsync(1, "wave_scheduled", new { wave = "1", launchOn = At(40) });
        var indicator = await DefineAsync();
        await HappensAsync(10, "indicator_reading_recorded", new { indicator = "engagement", value = 60, n = 200, phase = "during" });
        await HappensAsync(30, "indicator_reading_recorded", new { indicator = "engagement", value = 60, n = 200, phase = "before" });
        var enrolled = await IdOfAsync("rollout_enrolled", Oak);

        await IsRaisedAsync("C36", 22, Oak, "cannot be made up", enrolled, wave, indicator);
        await IsClearedAsync("C36", 34, Oak, "");
        Assert.Equal($$"""{"launch":"{{At(40)}}","before":0,"surveyAhead":20}""", await NumbersAsync("C36", 22, Oak));
    }

    [Fact]
    public async Task Row36_a_reading_after_the_launch_does_not_stand_for_one_before()
    {
        await HappensAsync(1, "wave_scheduled", new { wave = "1", launchOn = At(40) });
        await DefineAsync();
        await HappensAsync(41, "indicator_reading_recorded", new { indicator = "engagement", value = 60, n = 200, phase = "before" });

        Assert.Single(await FoundAsync("C36", 60, Oak, "there is no reading from before"));
        Assert.Equal($$"""{"launch":"{{At(40)}}","before":0,"surveyAhead":20}""", await NumbersAsync("C36", 60, Oak));
    }

    [Fact]
    public async Task Row44_a_gap_grows_in_two_pairs_of_readings_small_cells_left_out()
    {
        await DefineAsync();
        var first = await PairAsync(5, 58, 30);
        var second = await PairAsync(10, 56, 31);
        await PairAsync(12, 20, 9);
        var third = await PairAsync(15, 53, 30);
        await PairAsync(25, 55, 30);

        await IsRaisedAsync("C44", 17, Oak, "“Engaged” of English learners lies 7 from the school, after 2 and 4.", [.. first, .. second, .. third]);
        await IsClearedAsync("C44", 29, Oak, "English learners");
        Assert.Equal("""{"engagement of English learners":[2,4,7],"gapReadings":2}""", await NumbersAsync("C44", 17, Oak));
    }

    private Task<string> DefineAsync() => HappensAsync(1, "indicator_defined", new
    {
        indicator = "engagement",
        title = "Engaged",
        baseline = 58,
        target = 60,
        tolerance = 30,
        from = At(1),
        to = At(100),
        direction = "up",
    });

    /// <summary>The school reads 60, its subgroup something else, on one day.</summary>
    private async Task<string[]> PairAsync(int day, decimal value, int people) =>
    [
        await HappensAsync(day, "indicator_reading_recorded", new { indicator = "engagement", value = 60, n = 212 }),
        await HappensAsync(day, "indicator_reading_recorded", new { indicator = "engagement", value, n = people, subgroup = "English learners" }),
    ];
}
