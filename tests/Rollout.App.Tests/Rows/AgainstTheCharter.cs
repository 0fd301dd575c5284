using static Rollout.App.Tests.Cli.Invented;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Tests.Rows;

/// <summary>Row 27 where the charter of an initiative lets people opt in.</summary>
public sealed class AgainstTheCharter(FreshDatabase database) : ARow(database)
{
    private protected override string Address => $"/api/v1/districts/{District}/initiatives/by-choice";

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        var path = EventCodec.Encode(new ExpectedPathPublished(1, Path(15, 54)));
        var lines = $$$"""
            {"type":"initiative_chartered","data":{"title":"Reading","participation":"optIn","participationReason":"By choice."}}
            {"type":"expected_path_published","data":{{{path}}}}
            {"type":"rule_set_adopted","data":{{{AllChecks}}}}
            {{{Enrolled(Oak)}}}

            """;
        await Door.DoAsync($"import events {Files.Write("by-choice.jsonl", lines)} {There} --initiative by-choice");
    }

    [Fact]
    public async Task Row27_the_whole_district_against_a_charter_of_choice()
    {
        var mandated = await HappensAsync(4, "participation_mode_set", new { mode = "wholeDistrict", reason = "The board wants it." });
        await HappensAsync(10, "participation_mode_set", new { mode = "optIn", reason = "As the charter has it." });

        await IsRaisedAsync("C27b", 6, null, "opt in", await IdOfAsync("initiative_chartered"), mandated);
        await IsClearedAsync("C27b", 14, null, "opt in");
        Assert.Equal("""{"charter":"optIn","mode":"wholeDistrict"}""", await NumbersAsync("C27b", 6, null));
    }
}
