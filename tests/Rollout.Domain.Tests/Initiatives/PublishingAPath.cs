using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

public sealed class PublishingAPath : Specification
{
    private static readonly ExpectedPathRevised Revision = new(2, SlowerPath, "Board of trustees", "Go slower.");

    public PublishingAPath()
    {
        Given(TheDistrict, Registered, Year);
        Given(Pl, new InitiativeChartered("Personalised learning"));
    }

    [Fact]
    public void Version_1_needs_no_explanation()
    {
        When(Pl, new ExpectedPathPublished(1, FirstPath));
        ThenAccepted();
    }

    [Fact]
    public void A_path_identical_to_any_version_adds_nothing()
    {
        Given(Pl, new ExpectedPathPublished(1, FirstPath), Revision);
        When(Pl, new ExpectedPathPublished(1, FirstPath, "Somebody else", "In other words"));
        ThenNothing();
        When(Pl, new ExpectedPathRevised(3, FirstPath with { Title = FirstPath.Title }, "Somebody else", "Back to the first."));
        ThenNothing();
        When(Pl, Revision);
        ThenNothing();
    }

    [Fact]
    public void A_revision_follows()
    {
        Given(Pl, new ExpectedPathPublished(1, FirstPath));
        When(Pl, Revision);
        ThenAccepted();
    }

    [Fact]
    public void A_revision_says_who_approved_it_and_why()
    {
        Given(Pl, new ExpectedPathPublished(1, FirstPath));
        When(Pl, Revision with { ApprovedBy = " " });
        ThenRefused("revision-unexplained", "approvedBy");
        When(Pl, Revision with { Reason = "" });
        ThenRefused("revision-unexplained", "reason");
        When(Pl, new ExpectedPathPublished(2, SlowerPath));
        ThenRefused("revision-unexplained", "approvedBy");
    }

    [Fact]
    public void Versions_leave_no_gap()
    {
        When(Pl, new ExpectedPathPublished(2, FirstPath, "Board", "Why not"));
        ThenRefused("version-not-next", "version");
        When(Pl, Revision with { Version = 1 });
        ThenRefused("version-not-next", "version");
        Given(Pl, new ExpectedPathPublished(1, FirstPath));
        When(Pl, Revision with { Version = 3 });
        ThenRefused("version-not-next", "version");
        When(Pl, new ExpectedPathPublished(2, SlowerPath, "Board", "Why not"));
        ThenRefused("version-not-next", "version");
    }

    [Fact]
    public void A_fault_in_the_path_names_its_member()
    {
        When(Pl, new ExpectedPathPublished(1, FirstPath with { Milestones = [FirstPath.Milestones[0] with { Weight = 0 }] }));
        ThenRefused("weight-out-of-range", "path.milestones[0].weight");
    }

    [Fact]
    public void Stays_once_it_is_published()
    {
        Given(Pl, new ExpectedPathPublished(1, FirstPath));
        When(Pl, new Correction.EventWithdrawn(LastId, "A mistake."));
        ThenRefused("not-withdrawable", "event");
    }

    [Fact]
    public void A_due_day_outside_every_school_year_is_accepted_with_a_warning()
    {
        var late = FirstPath.Milestones[0] with { Due = new(2027, 7, 1) };
        When(Pl, new ExpectedPathPublished(1, FirstPath with { Milestones = [late], Variants = [] }));
        ThenWarned("due-outside-calendar", "path.milestones[0].due");
    }

    [Fact]
    public void A_due_day_no_wave_can_place_yet_is_accepted_with_a_warning()
    {
        When(Pl, new ExpectedPathPublished(1, FirstPath));
        ThenWarned("due-day-unplaced", "path.milestones[2].dueDay");
        Given(Pl, new WaveScheduled(Today, "1", new(2026, 8, 17)));
        When(Pl, new ExpectedPathPublished(1, FirstPath));
        ThenNotWarned();
    }
}
