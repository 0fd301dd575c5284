using static Rollout.App.Tests.Cli.Invented;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 11, 18 and 27: a timeline that holds, who does what, and who takes part.</summary>
public sealed class WhatWasAgreed(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row11_the_path_is_revised_after_the_fact_within_60_days()
    {
        var revised = await ReviseAsync(2, recorded: 20, firstDue: 30, secondDue: 54);

        await IsRaisedAsync("C11", 22, null, "Version 2", revised);
        await IsClearedAsync("C11", 85, null, "Version 2");
        Assert.Equal("""{"revisions":1,"afterTheFact":1,"revisionsWithin":60,"mostRevisions":2}""", await NumbersAsync("C11", 22, null));
    }

    [Fact]
    public async Task Row11_the_path_is_revised_more_than_twice_in_60_days()
    {
        var first = await ReviseAsync(2, recorded: 5, firstDue: 15, secondDue: 60);
        var second = await ReviseAsync(3, recorded: 8, firstDue: 15, secondDue: 65);
        var third = await ReviseAsync(4, recorded: 11, firstDue: 15, secondDue: 70);

        await IsRaisedAsync("C11", 13, null, "3 times", first, second, third);
        await IsClearedAsync("C11", 70, null, "3 times");
    }

    [Fact]
    public async Task Row18_nothing_assigned_then_not_accepted_for_more_than_10_days()
    {
        var assigned = await HappensAsync(6, "expectation_assigned", new { responsibility = "walks", holder = "school", nonDelegable = true });
        await HappensAsync(20, "expectation_accepted", new { responsibility = "walks", holder = "vendor" });
        await HappensAsync(25, "expectation_accepted", new { responsibility = "walks", holder = "school" });

        await IsRaisedAsync("C18", 3, null, "who does what", await LaunchAsync());
        await IsClearedAsync("C18", 10, null, "");
        await IsRaisedAsync("C18", 19, null, "“walks”", assigned);
        await IsClearedAsync("C18", 29, null, "“walks”");
        Assert.Equal("""{"assigned":1,"waiting":["walks"],"acceptWithin":10}""", await NumbersAsync("C18", 19, null));
    }

    [Fact]
    public async Task Row27_opting_in_is_flat_over_two_counts()
    {
        await HappensAsync(1, "participation_mode_set", new { mode = "optIn", reason = "By choice." });
        var first = await HappensAsync(5, "opt_in_count_recorded", new { count = 10, of = 20 });
        var second = await HappensAsync(10, "opt_in_count_recorded", new { count = 10, of = 20 });
        var third = await HappensAsync(15, "opt_in_count_recorded", new { count = 9, of = 20 });
        await HappensAsync(25, "opt_in_count_recorded", new { count = 12, of = 20 });

        await IsRaisedAsync("C27a", 17, Oak, "9 of 20", first, second, third);
        await IsClearedAsync("C27a", 29, Oak, "9 of 20");
        Assert.Equal("""{"byChoice":true,"counts":["10 of 20","10 of 20","9 of 20"],"flatCounts":2}""", await NumbersAsync("C27a", 17, Oak));
    }

    /// <summary>A version of the invented path with other days, recorded on that day in an earlier system.</summary>
    private async Task<string> ReviseAsync(int version, int recorded, int firstDue, int secondDue)
    {
        var path = Path(firstDue, secondDue);
        var id = AnId(version);
        var data = EventCodec.Encode(new ExpectedPathRevised(version, path, "Board", "More time."));
        var line = $$"""{"type":"expected_path_revised","id":"{{id}}","recordedAt":"{{At(recorded)}}T18:00:00Z","data":{{data}}}""";
        await Door.DoAsync($"import events {Files.Write("revised.jsonl", line + "\n")} {Initiative} --source earlier");
        return id;
    }
}
