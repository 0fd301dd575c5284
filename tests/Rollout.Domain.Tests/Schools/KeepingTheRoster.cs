using Rollout.Domain.Schools;
using static Rollout.Domain.Schools.SchoolEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Schools;

public sealed class KeepingTheRoster : Specification
{
    private static readonly SchoolRegistered New = new("Alder", "elementary", "KG", "05");

    public KeepingTheRoster() => Given(TheDistrict, Registered);

    [Fact]
    public void A_school_is_registered()
    {
        When(Alder, New);
        ThenAccepted();
    }

    [Fact]
    public void Registering_it_twice_changes_nothing()
    {
        Given(Alder, New);
        When(Alder, New);
        ThenNothing();
    }

    [Fact]
    public void Registering_it_as_it_stands_now_changes_nothing()
    {
        Given(Alder, New, new SchoolRenamed("Alder Park"));
        When(Alder, New with { Name = "Alder Park" });
        ThenNothing();
    }

    [Fact]
    public void Registering_it_with_other_data_is_refused()
    {
        Given(Alder, New);
        When(Alder, New with { Level = "middle" });
        ThenRefused("already-registered");
    }

    [Fact]
    public void A_school_has_a_name()
    {
        When(Alder, New with { Name = "" });
        ThenRefused("empty-text", "name");
    }

    [Fact]
    public void A_name_can_return()
    {
        Given(Alder, New, new SchoolRenamed("Alder Park"), new SchoolRenamed("Alder"));
        When(Alder, new SchoolRenamed("Alder Park"));
        ThenAccepted();
    }

    [Fact]
    public void Renaming_to_the_current_name_changes_nothing()
    {
        Given(Alder, New);
        When(Alder, new SchoolRenamed("Alder"));
        ThenNothing();
    }

    [Fact]
    public void Withdrawing_a_name_brings_back_the_one_before()
    {
        Given(Alder, New, new SchoolRenamed("Alder Park"));
        Given(Alder, new Correction.EventWithdrawn(LastId, "The board said no."));
        When(Alder, new SchoolRenamed("Alder"));
        ThenNothing();
    }

    [Fact]
    public void Details_as_they_are_change_nothing()
    {
        Given(Alder, New, new SchoolRenamed("Alder Park"));
        When(Alder, new SchoolDetailsChanged("elementary", "KG", "05"));
        ThenNothing();
    }

    [Fact]
    public void Details_are_replaced_all_at_once()
    {
        Given(Alder, New, new SchoolDetailsChanged("elementary", "KG", "06"));
        When(Alder, new SchoolDetailsChanged("elementary", "KG", "05"));
        ThenAccepted();
    }

    [Fact]
    public void Details_too_long_are_refused()
    {
        Given(Alder, New);
        When(Alder, new SchoolDetailsChanged(new('x', 201)));
        ThenRefused("text-too-long", "level");
    }

    [Theory]
    [InlineData(SchoolStatus.Open, false)]
    [InlineData(SchoolStatus.Inactive, true)]
    public void A_school_is_open_until_said_otherwise(SchoolStatus status, bool isNews)
    {
        Given(Alder, New);
        When(Alder, new SchoolStatusChanged(status));
        if (isNews)
            ThenAccepted();
        else
            ThenNothing();
    }

    [Fact]
    public void A_school_that_nobody_registered_is_unknown()
    {
        When(Alder, new SchoolRenamed("Alder Park"));
        ThenRefused("unknown-school");
    }
}
