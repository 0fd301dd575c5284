using Rollout.Domain.Initiatives;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Schools.SchoolEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Schools;

/// <summary>What the district or an initiative says of one school is about one on the roster.</summary>
public sealed class NamingASchool : Specification
{
    private static readonly NeedProfileRecorded Need = new(Today, AlderId, 4);
    private static readonly SelectionOverridden Override = new(Today, AlderId, OverrideReason.Grant, "The grant names it.");
    private static readonly SchoolId Nobody = new("990000100099");

    public NamingASchool() => GivenAnInitiative();

    [Fact]
    public void Is_refused_where_no_such_school_is_registered()
    {
        When(TheDistrict, Need with { School = Nobody });
        ThenRefused("unknown-school", "school");
        When(Pl, Override with { School = Nobody });
        ThenRefused("unknown-school", "school");
    }

    [Fact]
    public void Is_accepted_of_one_that_is_also_after_it_closed()
    {
        When(TheDistrict, Need);
        ThenAccepted();
        Given(Alder, new SchoolClosed());
        When(TheDistrict, Need);
        ThenAccepted();
        When(Pl, Override);
        ThenAccepted();
    }

    [Fact]
    public void Can_be_withdrawn()
    {
        Given(TheDistrict, Need);
        When(TheDistrict, new Correction.EventWithdrawn(LastId, "Another school was meant."));
        ThenAccepted();
    }

    /// <summary>Of a school the last said by the day holds, whatever was recorded first.</summary>
    [Fact]
    public void Says_how_well_it_was_served_on_a_day()
    {
        Given(TheDistrict, Need with { EffectiveOn = Today.AddDays(-5), Quartile = 2 }, Need with { EffectiveOn = Today.AddDays(-9), Quartile = 3 });

        Assert.Equal([null, 3, 2], new[] { -10, -9, 0 }.Select(days => State.District.NeedOf(AlderId, Today.AddDays(days))?.Quartile));
        Assert.Null(State.District.NeedOf(Nobody, Today));
    }
}
