using static Rollout.Domain.Schools.SchoolEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Schools;

public sealed class ClosingASchool : Specification
{
    public ClosingASchool()
    {
        Given(TheDistrict, Registered);
        Given(Alder, new SchoolRegistered("Alder"));
        Given(Birch, new SchoolRegistered("Birch"));
    }

    [Fact]
    public void Is_accepted_once()
    {
        When(Alder, new SchoolClosed());
        ThenAccepted();
        Given(Alder, new SchoolClosed());
        When(Alder, new SchoolClosed());
        ThenNothing();
    }

    [Fact]
    public void Says_later_where_it_moved()
    {
        Given(Alder, new SchoolClosed());
        When(Alder, new SchoolClosed(new("990001500001")));
        ThenAccepted();
    }

    [Fact]
    public void Reopening_ends_it_and_it_may_close_again()
    {
        Given(Alder, new SchoolClosed());
        When(Alder, new SchoolReopened());
        ThenAccepted();
        Given(Alder, new SchoolReopened());
        When(Alder, new SchoolReopened());
        ThenNothing();
        When(Alder, new SchoolClosed());
        ThenAccepted();
    }

    [Fact]
    public void Merging_is_a_way_of_closing()
    {
        When(Alder, new SchoolMerged(BirchId));
        ThenAccepted();
        Given(Alder, new SchoolMerged(BirchId));
        When(Alder, new SchoolMerged(BirchId));
        ThenNothing();
        When(Alder, new SchoolClosed());
        ThenNothing();
    }

    [Fact]
    public void Merging_into_a_school_nobody_knows_is_refused()
    {
        When(Alder, new SchoolMerged(new("990000100009")));
        ThenRefused("unknown-school", "into");
    }

    [Fact]
    public void Merging_into_itself_is_refused()
    {
        When(Alder, new SchoolMerged(AlderId));
        ThenRefused("merged-into-itself", "into");
    }

    [Fact]
    public void Withdrawing_the_closing_opens_it()
    {
        Given(Alder, new SchoolClosed());
        Given(Alder, new Correction.EventWithdrawn(LastId, "Another school's."));
        When(Alder, new SchoolReopened());
        ThenNothing();
    }
}
