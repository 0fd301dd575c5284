using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

public sealed class HoldingATrackCheck : Specification
{
    private static readonly DateOnly Day = new(2026, 10, 15);
    private static readonly TrackCheckHeld Held = new(Day, "october", ["superintendent"]);
    private static readonly ReportIssued Issued = new(
        Day, "october", ReportKind.TrackCheck, new(7, Day, new(2026, 10, 15, 18, 0, 0, TimeSpan.Zero), 1), new('a', 64), "october");

    public HoldingATrackCheck() => GivenAnInitiative();

    [Fact]
    public void Is_so_once_whoever_was_at_the_table_and_on_whatever_day()
    {
        Given(Pl, Held);
        When(Pl, Held);
        ThenNothing();
        When(Pl, Held with { Roles = ["superintendent", "coach"] });
        ThenRefused("already-held", "check");
        When(Pl, Held with { EffectiveOn = Day.AddDays(1) });
        ThenRefused("already-held", "check");
        When(Pl, Held with { Check = "november" });
        ThenAccepted();
    }

    [Fact]
    public void Leaves_one_report()
    {
        When(Pl, Issued);
        ThenAccepted();
        Given(Pl, Held, Issued);
        When(Pl, Issued);
        ThenNothing();
        When(Pl, Issued with { Shown = Issued.Shown with { Position = 9 }, Digest = new('b', 64) });
        ThenRefused("already-issued", "check");
        When(Pl, Issued with { Check = "november" });
        ThenAccepted();
    }

    [Fact]
    public void Can_be_said_again_once_it_was_withdrawn()
    {
        Given(Pl, Held);
        var held = LastId;
        Given(Pl, Issued, new Correction.EventWithdrawn(held, "Another day."));
        var later = Held with { EffectiveOn = Day.AddDays(1) };
        When(Pl, later);
        ThenAccepted();
        Given(Pl, later);
        When(Pl, Issued with { EffectiveOn = Day.AddDays(1) });
        ThenAccepted();
    }
}
