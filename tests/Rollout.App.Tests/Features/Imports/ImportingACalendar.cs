using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ImportingACalendar(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task The_same_year_twice_adds_nothing_and_a_changed_one_replaces_it()
    {
        var again = await ImportAsync(Calendar);
        Assert.Equal((0, 0, 1), (again.ExitCode, again.Events, again.Unchanged));
        Assert.Equal(1, (await ImportAsync(Calendar.Replace("Thanksgiving", "Autumn break", StringComparison.Ordinal))).Events);
    }

    [Theory]
    [InlineData("2027-05-28", "2026-05-28", "4 lastDay last-day-before-first")]
    [InlineData("2026-11-23", "2026-08-10", "6 closures[0] closure-outside-year")]
    [InlineData("2026-12-18", "2027-12-18", "5 terms[0] term-outside-year")]
    [InlineData("2026-08-17\",\n  \"lastDay", "2026-02-30\",\n  \"lastDay", "3 firstDay malformed")]
    [InlineData("\"year\": \"2026-27\",", "", "1 year missing-field")]
    [InlineData("\"label\"", "\"colour\"", "6 closures[0].colour unknown-field")]
    [InlineData("\"Fall\"", "7", "5 terms[0].name malformed")]
    [InlineData("\"Fall\"", "\"Fall\", \"name\": \"x\"", "5 terms[0].name outside-json-domain")]
    [InlineData("]\n}", "]\n", "7 1 malformed-json")]
    public Task A_fault_is_named_by_line_and_member(string right, string wrong, string fault) =>
        IsRefusedAsync(() => ImportAsync(Calendar.Replace(right, wrong, StringComparison.Ordinal)), fault);

    [Fact]
    public Task Two_years_may_not_overlap() =>
        IsRefusedAsync(() => ImportAsync(Calendar.Replace("2026-27", "2026-27b", StringComparison.Ordinal)), "3 firstDay year-overlaps");

    [Fact]
    public async Task A_district_that_is_not_there_is_said()
    {
        var file = Files.Write("calendar.json", Calendar);
        await IsRefusedAsync(() => Door.ImportAsync($"calendar {file} --district 9900009"), "1  unknown-district");
    }

    private Task<Answered> ImportAsync(string json) => Door.ImportAsync($"calendar {Files.Write("calendar.json", json)} {There}");
}
