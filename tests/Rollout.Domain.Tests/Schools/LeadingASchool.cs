using static Rollout.Domain.Schools.SchoolEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Schools;

public sealed class LeadingASchool : Specification
{
    private static readonly PersonId Ada = new("p-ada");
    private static readonly PrincipalAssigned Arrives = new(new(2027, 2, 1), Ada);

    public LeadingASchool()
    {
        Given(TheDistrict, Registered);
        Given(Alder, new SchoolRegistered("Alder"));
    }

    [Fact]
    public void Is_known_ahead_of_the_day()
    {
        When(Alder, Arrives);
        ThenAccepted();
        When(Alder, new PrincipalDeparted(new(2027, 6, 30), Ada));
        ThenAccepted();
    }

    [Fact]
    public void Saying_so_twice_changes_nothing()
    {
        Given(Alder, Arrives, new PrincipalDeparted(new(2027, 6, 30), Ada));
        When(Alder, Arrives);
        ThenNothing();
        When(Alder, new PrincipalDeparted(new(2027, 6, 30), Ada));
        ThenNothing();
    }

    [Fact]
    public void Another_day_or_another_person_is_a_new_fact()
    {
        Given(Alder, Arrives);
        When(Alder, Arrives with { EffectiveOn = new(2027, 2, 2) });
        ThenAccepted();
        When(Alder, Arrives with { Person = new("p-bea") });
        ThenAccepted();
    }

    [Fact]
    public void A_day_that_is_surely_a_typing_error_is_refused()
    {
        When(Alder, Arrives with { EffectiveOn = new(202, 2, 1) });
        ThenRefused("day-out-of-range", "effectiveOn");
    }

    [Fact]
    public void Withdrawn_it_can_be_said_again()
    {
        Given(Alder, Arrives);
        Given(Alder, new Correction.EventWithdrawn(LastId, "Not signed."));
        When(Alder, Arrives);
        ThenAccepted();
    }
}
