using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

/// <summary>Interchanges made by hand after Ed-Fi's data standard.</summary>
public sealed class ImportingEdFi(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string Root = "xmlns=\"http://ed-fi.org/5.1.0\"";

    private const string Organizations =
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <InterchangeEducationOrganization {Root}>
          <School id="S1">
            <EducationOrganizationIdentificationCode>
              <IdentificationCode>{Oak}</IdentificationCode>
              <EducationOrganizationIdentificationSystem>uri://ed-fi.org/EducationOrganizationIdentificationSystemDescriptor#NCES</EducationOrganizationIdentificationSystem>
            </EducationOrganizationIdentificationCode>
            <NameOfInstitution>Oak Street</NameOfInstitution>
            <OperationalStatus>uri://ed-fi.org/OperationalStatusDescriptor#Active</OperationalStatus>
            <SchoolId>255901107</SchoolId>
            <GradeLevel>uri://ed-fi.org/GradeLevelDescriptor#Fifth grade</GradeLevel>
            <GradeLevel>uri://ed-fi.org/GradeLevelDescriptor#Kindergarten</GradeLevel>
            <SchoolCategory>uri://ed-fi.org/SchoolCategoryDescriptor#Elementary School</SchoolCategory>
            <CharterStatus>uri://ed-fi.org/CharterStatusDescriptor#Not a Charter School</CharterStatus>
            <LocalEducationAgencyReference ref="L1" />
          </School>
          <School id="S2">
            <NameOfInstitution>Elsewhere</NameOfInstitution>
            <SchoolId>255902001</SchoolId>
            <LocalEducationAgencyReference><LocalEducationAgencyIdentity><LocalEducationAgencyId>255902</LocalEducationAgencyId></LocalEducationAgencyIdentity></LocalEducationAgencyReference>
          </School>
          <LocalEducationAgency id="L1">
            <EducationOrganizationIdentificationCode>
              <IdentificationCode>{District}</IdentificationCode>
              <EducationOrganizationIdentificationSystem>uri://ed-fi.org/EducationOrganizationIdentificationSystemDescriptor#NCES</EducationOrganizationIdentificationSystem>
            </EducationOrganizationIdentificationCode>
            <NameOfInstitution>Oak Hills ISD</NameOfInstitution>
            <LocalEducationAgencyId>255901</LocalEducationAgencyId>
          </LocalEducationAgency>
          <LocalEducationAgency><NameOfInstitution>Other ISD</NameOfInstitution><LocalEducationAgencyId>255902</LocalEducationAgencyId></LocalEducationAgency>
        </InterchangeEducationOrganization>
        """;

    [Fact]
    public async Task Schools_of_the_district_are_taken_with_grades_level_and_status()
    {
        var dry = await Door.ImportAsync($"edfi {Files.Write("orgs.xml", Organizations)} {There} --dry-run");
        Assert.Equal(
            ["3 changed Oak Street (255901107): name Oak → Oak Street; grades KG to 05; charter no", "17 leftOut Elsewhere (255902001): of another district: left out"],
            LinesOf(dry));
        var done = await Door.ImportAsync($"edfi {Files.Path("orgs.xml")} {There}");
        Assert.Equal((0, 2), (done.ExitCode, done.Events));
        Assert.Equal(0, (await Door.ImportAsync($"edfi {Files.Path("orgs.xml")} {There}")).Events);
    }

    [Fact]
    public async Task A_calendar_that_lists_every_day_says_what_is_closed()
    {
        var done = await Door.ImportAsync($"edfi {Files.Write("calendar.xml", Calendar("2026-08-17", "2026-12-18", day => day is { Month: 11, Day: >= 23 and <= 27 } ? "Holiday" : "Instructional day"))} {There}");
        Assert.Equal((0, 1), (done.ExitCode, done.Events));
        var year = (await Door.DoAsync($"history {There} --type school_year_published --format jsonl")).Output.Split('\n')[^2];
        Assert.Contains("\"firstDay\":\"2026-08-17\"", year, StringComparison.Ordinal);
        Assert.Contains("\"lastDay\":\"2026-12-18\"", year, StringComparison.Ordinal);
        Assert.Contains("""{"to":"2026-11-27","from":"2026-11-23","label":"Holiday"}""", year, StringComparison.Ordinal);
        Assert.Contains("""{"to":"2026-12-18","from":"2026-08-17","name":"Fall Semester"}""", year, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendars_that_differ_are_refused_until_one_is_chosen()
    {
        var two = Calendar("2026-08-17", "2026-12-18", _ => "Instructional day").Replace(
            "</InterchangeEducationOrgCalendar>", Date(new(2026, 8, 18), "Instructional day", "C2", "2") + "</InterchangeEducationOrgCalendar>");
        await IsRefusedAsync(() => Door.ImportAsync($"edfi {Files.Write("two.xml", two)} {There}"), "0 --calendar several-calendars");
        Assert.Equal(0, (await Door.ImportAsync($"edfi {Files.Path("two.xml")} {There} --calendar C1")).ExitCode);
    }

    [Fact]
    public async Task A_saturday_with_school_is_warned_about()
    {
        var file = Files.Write("c.xml", Calendar("2026-08-17", "2026-12-18", _ => "Instructional day").Replace("</InterchangeEducationOrgCalendar>", Date(new(2026, 9, 12), "Make-up day") + "</InterchangeEducationOrgCalendar>"));
        var told = await Door.DoAsync($"import edfi {file} {There} --dry-run");
        Assert.Contains("2026-09-12 is a school day on a weekend", told.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><InterchangeEducationOrganization/>", "0 0 malformed-xml")]
    [InlineData("<InterchangeEducationOrganization><School>", "1 43 malformed-xml")]
    [InlineData("<InterchangeStudent/>", "1 InterchangeStudent unknown-interchange")]
    [InlineData("<InterchangeEducationOrganization/>", "0  nothing-to-import")]
    [InlineData("", "0 0 malformed-xml")]
    public Task A_file_that_is_not_taken_is_refused(string xml, string fault) =>
        IsRefusedAsync(() => Door.ImportAsync($"edfi {Files.Write("bad.xml", xml)} {There}"), fault);

    [Theory]
    [InlineData("NCES</Edu", "SEA</Edu", "3  unknown-school")]
    [InlineData("#Active", "#Sleeping", "3 OperationalStatus bad-status")]
    [InlineData("<NameOfInstitution>Oak Street</NameOfInstitution>", "", "3 NameOfInstitution bad-name")]
    [InlineData("<SchoolId>255901107</SchoolId>", "", "3 SchoolId missing-value")]
    public Task A_fault_is_named_by_the_line_its_element_begins_in(string right, string wrong, string fault)
    {
        var at = Organizations.IndexOf(right, StringComparison.Ordinal);
        return IsRefusedAsync(() => Door.ImportAsync($"edfi {Files.Write("bad.xml", Organizations.Remove(at, right.Length).Insert(at, wrong))} {There}"), fault);
    }

    private static string[] LinesOf(Answered answered) =>
        [.. answered.Json.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("line")} {line.GetProperty("fate").GetString()} {line.GetProperty("says").GetString()}")];

    private static string Calendar(string first, string last, Func<DateOnly, string> kind)
    {
        var dates = Enumerable.Range(0, 200).Select(DateOnly.Parse(first, null).AddDays)
            .Where(day => day <= DateOnly.Parse(last, null) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => Date(day, kind(day)));
        return $"""
            <InterchangeEducationOrgCalendar {Root}>
              <Session>
                <SessionName>Fall Semester</SessionName><SchoolYear>2026-2027</SchoolYear><BeginDate>{first}</BeginDate><EndDate>{last}</EndDate>
                <SchoolReference><SchoolIdentity><SchoolId>1</SchoolId></SchoolIdentity></SchoolReference>
              </Session>
              {string.Concat(dates)}</InterchangeEducationOrgCalendar>
            """;
    }

    private static string Date(DateOnly day, string kind, string code = "C1", string school = "1") =>
        $"<CalendarDate><Date>{day:yyyy-MM-dd}</Date><CalendarEvent>uri://ed-fi.org/CalendarEventDescriptor#{kind}</CalendarEvent>"
        + $"<CalendarReference><CalendarIdentity><CalendarCode>{code}</CalendarCode><SchoolReference><SchoolIdentity><SchoolId>{school}</SchoolId></SchoolIdentity></SchoolReference><SchoolYear>2026-2027</SchoolYear></CalendarIdentity></CalendarReference></CalendarDate>\n";
}
