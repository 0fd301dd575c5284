using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>Rows 14 to 17: the principal drives (R5), cause by cause.</summary>
public sealed class WhoDrives(FreshDatabase database) : ARow(database)
{
    [Fact]
    public async Task Row14_a_commitment_is_more_than_10_days_past_its_day()
    {
        var made = await HappensAsync(2, "commitment_made", new { commitment = "c1", statement = "Visit every classroom.", dueOn = At(10) });
        await HappensAsync(30, "commitment_fulfilled", new { commitment = "c1" });

        await IsRaisedAsync("R5", 23, Oak, "“c1”", made);
        await IsClearedAsync("R5", 34, Oak, "“c1”");
        Assert.Equal("""{"causes":["commitment"],"lastMeetings":[],"commitmentGrace":10,"reaffirmWithin":20}""", await NumbersAsync("R5", 23, Oak));
    }

    [Fact]
    public async Task Row14_a_renegotiated_commitment_is_due_on_its_new_day()
    {
        await HappensAsync(2, "commitment_made", new { commitment = "c1", statement = "Visit every classroom.", dueOn = At(10) });
        var later = await HappensAsync(9, "commitment_renegotiated", new { commitment = "c1", dueOn = At(15), reason = "Two new teachers." });

        await IsRaisedAsync("R5", 28, Oak, "“c1”", later);
    }

    [Fact]
    public async Task Row15_the_last_two_key_meetings_without_the_principal()
    {
        var first = await HappensAsync(5, "key_meeting_held", new { meeting = "Leadership", presence = "delegate" });
        var second = await HappensAsync(9, "key_meeting_held", new { meeting = "Leadership", presence = "absent" });
        await HappensAsync(15, "key_meeting_held", new { meeting = "Leadership", presence = "principal" });

        await IsRaisedAsync("R5", 11, Oak, "last 2 key meetings", first, second);
        await IsClearedAsync("R5", 19, Oak, "last 2 key meetings");
    }

    [Fact]
    public async Task Row16_a_responsibility_that_is_not_handed_on_was()
    {
        var agreed = await HappensAsync(1, "expectation_assigned", new { responsibility = "walks", holder = "school", nonDelegable = true });
        var done = await HappensAsync(6, "responsibility_performed", new { responsibility = "walks", byRole = "assistant" });
        await HappensAsync(12, "responsibility_performed", new { responsibility = "walks", byRole = "principal" });

        await IsRaisedAsync("R5", 8, Oak, "“walks”", done, agreed);
        await IsClearedAsync("R5", 16, Oak, "“walks”");
    }

    [Fact]
    public async Task Row17_a_new_principal_has_not_re_affirmed_for_more_than_20_days()
    {
        var assigned = await HappensAsync(5, "principal_assigned", new { person = "p-new" });
        await HappensAsync(30, "commitment_reaffirmed", new { person = "p-new" });

        await IsRaisedAsync("R5", 28, Oak, "new principal", assigned);
        await IsClearedAsync("R5", 34, Oak, "new principal");
    }
}
