using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 19, 28, 29 and 30: core messages, a plan for every group, the spiral, a teacher's voice.</summary>
public sealed class WhoIsReached(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row19_the_vendor_sends_a_core_message()
    {
        await HappensAsync(4, "touchpoint_delivered", Touchpoint("families", "vendor", core: false));
        var sent = await HappensAsync(5, "touchpoint_delivered", Touchpoint("families", "vendor", core: true));
        await HappensAsync(8, "touchpoint_delivered", Touchpoint("teachers", "district", core: true));
        await HappensAsync(12, "touchpoint_delivered", Touchpoint("families", "district", core: true));

        await IsRaisedAsync("C19", 7, Oak, "“families”", sent);
        await IsClearedAsync("C19", 16, Oak, "“families”");
        Assert.Equal("""{"families":"vendor","teachers":"district"}""", await NumbersAsync("C19", 8, Oak));
    }

    [Fact]
    public async Task Row28_launched_without_a_plan_then_a_group_without_one()
    {
        await HappensAsync(8, "communication_plan_approved", new { groups = new[] { new { group = "families", cadence = 20 } } });
        var reached = await HappensAsync(20, "touchpoint_delivered", Touchpoint("students", "principal", core: false));
        await HappensAsync(
            30, "communication_plan_approved", new { groups = new[] { new { group = "families", cadence = 20 }, new { group = "students", cadence = 20 } } });

        await IsRaisedAsync("C28", 3, null, "without a communication plan", await LaunchAsync());
        await IsClearedAsync("C28", 12, null, "");
        await IsRaisedAsync("C28", 22, null, "“students” is in no", reached);
        await IsClearedAsync("C28", 34, null, "“students”");
    }

    [Fact]
    public async Task Row28_a_group_that_has_a_stake_is_in_no_plan()
    {
        await HappensAsync(1, "communication_plan_approved", new { groups = new[] { new { group = "families", cadence = 20 } } });
        var named = await HappensAsync(6, "stakeholder_groups_named", new { groups = List("families", "board") });

        await IsRaisedAsync("C28", 8, null, "“board”", named);
        Assert.Equal("""{"planned":["families"],"unplanned":["board"]}""", await NumbersAsync("C28", 8, null));
    }

    [Fact]
    public async Task Row29_a_group_is_not_reached_within_its_cadence_and_some_slack()
    {
        var plan = await HappensAsync(1, "communication_plan_approved", new { groups = new[] { new { group = "families", cadence = 4 } } });
        await HappensAsync(12, "touchpoint_delivered", Touchpoint("families", "district", core: false));

        await IsRaisedAsync("R6", 10, Oak, "“families”", plan);
        await IsClearedAsync("R6", 16, Oak, "“families”");
    }

    /// <summary>The fall term ends on day 85.</summary>
    [Fact]
    public async Task Row30_no_teacher_speaks_until_the_last_10_days_of_a_term()
    {
        await HappensAsync(70, "story_published", new { title = "A reader", speakerRole = "principal" });
        await HappensAsync(80, "story_published", new { title = "A reader finds his book", speakerRole = "teacher" }, Pine);

        await IsRaisedAsync("C30", 78, null, "“Fall”", await LaunchAsync());
        await IsClearedAsync("C30", 84, null, "“Fall”");
        Assert.Equal($$"""{"term":"Fall","daysLeft":7,"firstVoice":"{{At(80)}}","voiceEnd":10}""", await NumbersAsync("C30", 78, null));
    }

    private static object Touchpoint(string group, string sender, bool core) => new { group, channel = "letter", sender, twoWay = false, core };
}
