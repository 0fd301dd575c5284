using Rollout.App.Features.Imports.Sources;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ReadingDaysOfSources
{
    [Theory]
    [InlineData("2026-08-17")]
    [InlineData("2026-08-17T00:00:00Z")]
    [InlineData("2026-08-17T05:00:00.000-05:00")]
    [InlineData("20260817")]
    [InlineData("8/17/2026")]
    [InlineData("08/17/2026")]
    public void A_day_in_each_of_three_forms_is_read(string text) =>
        Assert.Equal((new DateOnly(2026, 8, 17), null), SourceDay.Read(text, monthFirst: false));

    [Theory]
    [InlineData("3/4/2026", "could be two days")]
    [InlineData("17/8/2026", "begin with the month")]
    [InlineData("8/17/26", "four digits")]
    [InlineData("08172026", "year 817")]
    [InlineData("2026-02-30", "no day of the calendar")]
    [InlineData("13/13/2026", "no day of the calendar")]
    [InlineData("46251", "is not a day")]
    [InlineData("17 Aug 2026", "is not a day")]
    [InlineData("2026-8-17", "is not a day")]
    public void What_could_be_another_day_or_none_is_refused(string text, string fault)
    {
        var (day, said) = SourceDay.Read(text, monthFirst: false);
        Assert.Null(day);
        Assert.Contains(fault, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_says_that_the_month_comes_first_settles_it() =>
        Assert.Equal((new DateOnly(2026, 3, 4), null), SourceDay.Read("3/4/2026", monthFirst: true));

    [Fact]
    public void The_eighth_of_August_is_one_day_either_way() =>
        Assert.Equal((new DateOnly(2026, 8, 8), null), SourceDay.Read("8/8/2026", monthFirst: false));

    [Theory]
    [InlineData("Ana Ruiz", "Ana-Ruiz")]
    [InlineData("José O'Neil, Jr.", "Jose-ONeil-Jr.")]
    [InlineData("p-114", "p-114")]
    public void A_person_is_named_by_one_word(string text, string person) => Assert.Equal(person, SourcePeople.Read(text).Person?.Value);

    [Theory]
    [InlineData("ana@district.example")]
    [InlineData("??")]
    public void An_address_or_nonsense_names_nobody(string text) => Assert.NotNull(SourcePeople.Read(text).Fault);
}
