using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 20, 31, 32, 34, 35 and 39: devices and what belongs before them, tools, vendors, and money that ends.</summary>
public sealed class DevicesAndMoney(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row20_a_vendor_leaves_within_20_days_and_nothing_is_handed_over()
    {
        var engaged = await HappensAsync(5, "vendor_engaged", new { vendor = "Brightpath", until = At(40) });
        await HappensAsync(30, "capacity_transferred", new { vendor = "Brightpath", area = "training", to = "coaches" });

        await IsRaisedAsync("C20", 22, null, "Brightpath", engaged);
        await IsClearedAsync("C20", 34, null, "Brightpath");
        Assert.Equal("""{"engaged":1,"leaving":["Brightpath"],"handoverAhead":20}""", await NumbersAsync("C20", 22, null));
    }

    [Fact]
    public async Task Row20_a_vendor_has_left_and_nothing_is_handed_over()
    {
        var engaged = await HappensAsync(5, "vendor_engaged", new { vendor = "Brightpath" });
        await HappensAsync(12, "vendor_engagement_ended", new { vendor = "Brightpath" });

        await IsRaisedAsync("C20", 14, null, "ended on", engaged);
    }

    [Fact]
    public async Task Row31_devices_before_the_gate_until_devices_come_in_order()
    {
        var deployed = await HappensAsync(10, "devices_deployed", new { devices = 30 });
        foreach (var item in List("goals", "compatibility", "references", "pilot"))
            await HappensAsync(8, "device_gate_item_satisfied", new { item });
        await HappensAsync(12, "device_gate_item_satisfied", new { item = "sustainability" });
        await HappensAsync(20, "devices_deployed", new { devices = 30 });

        Assert.Equal([], await FoundAsync("C31a", 9, Oak, ""));
        Assert.Equal([$"offTrack since {At(10)}: {deployed}"], await FoundAsync("C31a", 10, Oak, "missing: sustainability"));
        await IsClearedAsync("C31a", 20, Oak, "missing: sustainability");
        Assert.Equal($$"""{"lastDeployed":"{{At(10)}}","missing":["sustainability"]}""", await NumbersAsync("C31a", 10, Oak));
    }

    [Fact]
    public async Task Row31_more_than_5_in_100_devices_are_broken()
    {
        var deployed = await HappensAsync(5, "devices_deployed", new { devices = 100 });
        var first = await HappensAsync(8, "breakage_reported", new { devices = 5 });
        var second = await HappensAsync(12, "breakage_reported", new { devices = 1, note = "A hinge." });
        await HappensAsync(20, "devices_deployed", new { devices = 100 });

        await IsRaisedAsync("C31b", 14, Oak, "6 of 100", deployed, first, second);
        await IsClearedAsync("C31b", 24, Oak, "");
        Assert.Equal("""{"deployed":100,"broken":6,"breakageLimit":0.05}""", await NumbersAsync("C31b", 14, Oak));
    }

    [Fact]
    public async Task Row32_devices_before_the_three_plans_until_devices_come_in_order()
    {
        await HappensAsync(8, "plan_accepted", new { plan = "communications" });
        var deployed = await HappensAsync(10, "devices_deployed", new { devices = 30 });
        await HappensAsync(12, "plan_accepted", new { plan = "instructionalDesign" });
        await HappensAsync(12, "plan_accepted", new { plan = "professionalDevelopment" });
        await HappensAsync(20, "devices_deployed", new { devices = 30 });

        Assert.Equal([], await FoundAsync("C32", 9, Oak, ""));
        Assert.Equal([$"offTrack since {At(10)}: {deployed}"], await FoundAsync("C32", 10, Oak, "missing: instructional design and professional development"));
        await IsClearedAsync("C32", 20, Oak, "missing");
        Assert.Equal($$"""{"lastDeployed":"{{At(10)}}","missing":["instructional design","professional development"]}""", await NumbersAsync("C32", 10, Oak));
    }

    [Fact]
    public async Task Row34_money_ends_before_the_path_and_nothing_follows()
    {
        var committed = await HappensAsync(5, "funding_committed", new { stream = "grant", until = At(50), amount = 250_000 });
        await HappensAsync(5, "funding_committed", new { stream = "levy", until = At(55) });
        await HappensAsync(20, "sustainability_plan_approved", new { stream = "grant" });

        await IsRaisedAsync("C34", 7, null, "“grant”", committed);
        await IsClearedAsync("C34", 24, null, "“grant”");
        Assert.Equal($$"""{"streams":["grant","levy"],"lastDue":"{{At(55)}}","ending":["grant"],"fundingAhead":60}""", await NumbersAsync("C34", 7, null));
    }

    [Fact]
    public async Task Row34_money_that_another_stream_follows()
    {
        await HappensAsync(5, "funding_committed", new { stream = "grant", until = At(50) });
        await HappensAsync(6, "funding_committed", new { stream = "levy", until = At(150), successorOf = "grant" });

        Assert.Equal([], await FoundAsync("C34", 20, null, ""));
    }

    [Fact]
    public async Task Row35_a_vendor_is_engaged_before_a_reference_is_checked()
    {
        var engaged = await HappensAsync(10, "vendor_engaged", new { vendor = "Brightpath" });
        await HappensAsync(15, "reference_checked", new { vendor = "Brightpath" });
        await HappensAsync(20, "vendor_engaged", new { vendor = "Brightpath", until = At(150) });

        await IsRaisedAsync("C35", 10, null, "no reference", engaged);
        await IsClearedAsync("C35", 20, null, "no reference");
        Assert.Equal("""{"engaged":1,"withoutReference":["Brightpath"]}""", await NumbersAsync("C35", 10, null));
    }

    [Fact]
    public async Task Row39_a_tool_is_in_use_that_is_not_approved_or_retired()
    {
        var used = await HappensAsync(5, "tool_used", new { tool = "Readerly" });
        await HappensAsync(10, "tool_approved", new { tool = "Readerly" });
        var retired = await HappensAsync(30, "tool_retired", new { tool = "Readerly" });
        await HappensAsync(38, "tool_used", new { tool = "Readerly", until = At(40) });

        await IsRaisedAsync("C39", 7, Oak, "was not approved", used);
        await IsClearedAsync("C39", 14, Oak, "");
        await IsRaisedAsync("C39", 32, Oak, "was retired", used, retired);
        await IsClearedAsync("C39", 45, Oak, "was retired");
        Assert.Equal("""{"inUse":["Readerly"],"unapproved":["Readerly"]}""", await NumbersAsync("C39", 7, Oak));
    }
}
