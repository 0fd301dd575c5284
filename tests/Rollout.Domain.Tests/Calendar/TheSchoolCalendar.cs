using Rollout.Domain.Calendar;
using Rollout.Domain.Districts;
using Rollout.Domain.Paths;
using Rollout.Domain.Tests.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tests.Calendar;

/// <summary>D(x), W(x) and K(x): the three clocks.</summary>
public sealed class TheSchoolCalendar
{
    private static readonly SchoolYearPublished Year = Scenario.WorkedYear;
    private static readonly SchoolYearPublished Next = new("2027-28", new(2027, 8, 16), new(2028, 5, 26), [], []);

    [Theory]
    [InlineData("2026-08-16", 0)]
    [InlineData("2026-08-17", 1)]
    [InlineData("2026-11-20", 68)]
    [InlineData("2026-11-29", 68)]
    [InlineData("2026-11-30", 69)]
    [InlineData("2027-01-28", 100)]
    [InlineData("2027-05-28", 179)]
    [InlineData("2027-06-30", 179)]
    [InlineData("1900-01-01", 0)]
    public void Counts_the_worked_year(string day, int number) => Assert.Equal(number, Of(Year).DayNumber(DateOnly.Parse(day)));

    [Fact]
    public void Finds_the_date_of_every_day_it_counts()
    {
        var calendar = Of(Year, Next);

        Assert.All(Enumerable.Range(1, calendar.Length), number =>
        {
            var date = calendar.DateOf(number)!.Value;
            Assert.Equal((number, true), (calendar.DayNumber(date), calendar.IsInstructional(date)));
        });
        Assert.Null(calendar.DateOf(0));
        Assert.Null(calendar.DateOf(calendar.Length + 1));
    }

    [Fact]
    public void Goes_on_counting_in_the_next_year_and_ends_with_the_last()
    {
        Assert.Equal(180, Of(Next, Year).DayNumber(new(2027, 8, 16)));
        Assert.Equal(new(2028, 5, 26), Of(Next, Year).Ends);
        Assert.Null(SchoolCalendar.Empty.Ends);
    }

    [Fact]
    public void Takes_the_last_published_of_a_name() => Assert.Equal(
        1, Of(Year, Year with { FirstDay = new(2026, 8, 19) }).DayNumber(new(2026, 8, 19)));

    [Theory]
    [InlineData(DayKind.Weather, 67)]
    [InlineData(DayKind.TeacherOnly, 67)]
    [InlineData(DayKind.Holiday, 67)]
    [InlineData(DayKind.Strike, 67)]
    [InlineData(DayKind.Instructional, 68)]
    [InlineData(DayKind.MakeUp, 68)]
    public void Moves_for_everybody_with_a_changed_day(DayKind kind, int number) => Assert.Equal(
        number, SchoolCalendar.Of([Year], [new(new(2026, 11, 19), kind)]).DayNumber(new(2026, 11, 20)));

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-26")]
    [InlineData("2027-05-31")]
    public void Makes_any_day_up(string day)
    {
        var calendar = SchoolCalendar.Of([Year], [new(DateOnly.Parse(day), DayKind.MakeUp)]);

        Assert.True(calendar.IsInstructional(DateOnly.Parse(day)));
        Assert.Equal(180, calendar.Length);
    }

    [Fact]
    public void Takes_the_last_change_of_a_date() => Assert.Equal(
        68, SchoolCalendar.Of([Year], [new(new(2026, 11, 19), DayKind.Weather), new(new(2026, 11, 19), DayKind.Instructional)]).DayNumber(new(2026, 11, 20)));

    [Theory]
    [InlineData(ClockKind.Weekday)]
    [InlineData(ClockKind.Calendar)]
    public void Finds_the_first_date_of_every_count_on_the_other_clocks(ClockKind clock)
    {
        var calendar = Of(Year);
        for (var day = new DateOnly(2026, 8, 1); day < new DateOnly(2027, 8, 1); day = day.AddDays(1))
        {
            var counts = clock == ClockKind.Calendar || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.Equal(counts ? 1 : 0, calendar.Count(clock, day) - calendar.Count(clock, day.AddDays(-1)));
            if (counts)
                Assert.Equal(day, calendar.FirstDate(clock, calendar.Count(clock, day)));
        }
    }

    [Fact]
    public void Knows_the_term_of_a_day()
    {
        Assert.Equal("Fall", Of(Year).TermOf(new(2026, 12, 18))!.Name);
        Assert.Null(Of(Year).TermOf(new(2026, 12, 19)));
        Assert.Equal("Spring", Of(Year).TermOf(new(2027, 1, 5))!.Name);
    }

    private static SchoolCalendar Of(params SchoolYearPublished[] years) => SchoolCalendar.Of(years, []);
}
