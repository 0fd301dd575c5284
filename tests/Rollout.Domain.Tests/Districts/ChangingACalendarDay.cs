using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Districts;

public sealed class ChangingACalendarDay : Specification
{
    private static readonly CalendarDayChanged Ice = new(new(2027, 1, 20), DayKind.Weather);

    public ChangingACalendarDay() => Given(TheDistrict, Registered, Year);

    [Fact]
    public void Is_accepted_ahead_of_the_day()
    {
        When(TheDistrict, Ice);
        ThenAccepted();
    }

    [Fact]
    public void Saying_so_twice_changes_nothing()
    {
        Given(TheDistrict, Ice);
        When(TheDistrict, Ice);
        ThenNothing();
    }

    [Fact]
    public void Is_a_new_fact_after_the_day_was_said_to_be_something_else()
    {
        Given(TheDistrict, Ice, Ice with { Kind = DayKind.MakeUp });
        When(TheDistrict, Ice);
        ThenAccepted();
    }

    [Fact]
    public void Is_a_new_fact_after_it_was_withdrawn()
    {
        Given(TheDistrict, Ice);
        Given(TheDistrict, new Correction.EventWithdrawn(LastId, "It thawed."));
        When(TheDistrict, Ice);
        ThenAccepted();
    }

    [Fact]
    public void Is_refused_with_a_year_that_is_surely_a_typing_error()
    {
        When(TheDistrict, Ice with { Date = new(206, 1, 20) });
        ThenRefused("day-out-of-range", "date");
    }
}
