using Rollout.Domain.Calendar;
using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Districts;

public sealed class PublishingASchoolYear : Specification
{
    private static readonly SchoolYearPublished Next = new("2027-28", new(2027, 8, 16), new(2028, 5, 26), [], []);

    public PublishingASchoolYear() => Given(TheDistrict, Registered);

    [Fact]
    public void Is_accepted_ahead_of_its_days()
    {
        When(TheDistrict, Next);
        ThenAccepted();
    }

    [Fact]
    public void Saying_so_twice_changes_nothing()
    {
        Given(TheDistrict, Year);
        When(TheDistrict, Year);
        ThenNothing();
    }

    [Fact]
    public void Replaces_the_year_of_the_same_name()
    {
        Given(TheDistrict, Year);
        When(TheDistrict, Year with { LastDay = new(2027, 6, 4) });
        ThenAccepted();
    }

    [Fact]
    public void Is_a_new_fact_when_it_returns_to_earlier_words()
    {
        Given(TheDistrict, Year, Year with { LastDay = new(2027, 6, 4) });
        When(TheDistrict, Year);
        ThenAccepted();
    }

    [Fact]
    public void May_begin_the_day_after_another_ends()
    {
        Given(TheDistrict, Year);
        When(TheDistrict, Next with { FirstDay = Year.LastDay.AddDays(1) });
        ThenAccepted();
    }

    [Fact]
    public void Is_refused_where_it_overlaps_a_year_of_another_name()
    {
        Given(TheDistrict, Year);
        When(TheDistrict, Next with { FirstDay = Year.LastDay });
        ThenRefused("year-overlaps", "firstDay");
    }

    public static TheoryData<SchoolYearPublished, string, string> Faulty => new()
    {
        { Year with { Year = "" }, "empty-text", "year" },
        { Year with { FirstDay = new(2026, 8, 17), LastDay = new(2026, 8, 16) }, "last-day-before-first", "lastDay" },
        { Year with { LastDay = Year.FirstDay.AddDays(400) }, "year-too-long", "lastDay" },
        { Year with { FirstDay = new(206, 8, 17), LastDay = new(207, 5, 28) }, "day-out-of-range", "firstDay" },
        { Year with { Terms = [new("Fall", new(2026, 8, 16), new(2026, 12, 18))] }, "term-outside-year", "terms[0]" },
        { Year with { Terms = [new("Fall", new(2026, 12, 18), new(2026, 8, 17))] }, "term-reversed", "terms[0].to" },
        { Year with { Terms = [new("", new(2026, 8, 17), new(2026, 12, 18))] }, "empty-text", "terms[0].name" },
        { Year with { Terms = [Year.Terms[0], Year.Terms[1] with { From = Year.Terms[0].To }] }, "terms-overlap", "terms[1]" },
        { Year with { Terms = [Year.Terms[0], Year.Terms[1] with { Name = "Fall" }] }, "duplicate-term", "terms[1].name" },
        { Year with { Terms = Enumerable.Repeat(Year.Terms[0], 21).ToValueList() }, "too-many-terms", "terms" },
        { Year with { Closures = [new(new(2027, 5, 28), new(2027, 5, 29))] }, "closure-outside-year", "closures[0]" },
        { Year with { Closures = [new(new(2026, 9, 8), new(2026, 9, 7))] }, "closure-reversed", "closures[0].to" },
        { Year with { Closures = [new(new(2026, 9, 7), new(2026, 9, 7), new('x', 201))] }, "text-too-long", "closures[0].label" },
        { Year with { Closures = Enumerable.Repeat(Year.Closures[0], 401).ToValueList() }, "too-many-closures", "closures" },
        { Year with { Closures = [new(Year.FirstDay, Year.LastDay)] }, "year-without-instructional-day", "closures" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Is_refused_with_a_fault_in_it(SchoolYearPublished year, string code, string field)
    {
        When(TheDistrict, year);
        ThenRefused(code, field);
    }

    [Fact]
    public void Tells_all_faults_at_once()
    {
        var faults = CalendarRules.Faults(
            Year with { Terms = [new Term("", new(2026, 8, 16), new(2026, 12, 18))], Closures = [new(new(2026, 9, 8), new(2026, 9, 7))] }, []);
        Assert.Equal(["terms[0].name", "terms[0]", "closures[0].to"], faults.Select(fault => fault.Field));
    }

    [Fact]
    public void A_year_of_400_days_is_long_enough()
    {
        When(TheDistrict, Year with { LastDay = Year.FirstDay.AddDays(399) });
        ThenAccepted();
    }

    [Fact]
    public void Stays_once_it_is_published()
    {
        Given(TheDistrict, Year);
        When(TheDistrict, new Correction.EventWithdrawn(LastId, "A mistake."));
        ThenRefused("not-withdrawable", "event");
    }
}
