using System.Net;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Tables;

/// <summary>Files hold what the page shows to whoever takes them along: of other schools nothing, of small groups nothing.</summary>
public sealed class TablesOfOwnSchools(FreshDatabase database) : ADemonstratedDistrict(database)
{
    private const string Merlin = "990010000027";

    public static TheoryData<string> OfAllReaders { get; } =
        ["/waves", "/waves?size=3", "/partners", "/measures", "/practice", "/stages", "/learning", "/agreements", "/principals", "/communications", "/supports", "/rules"];

    [Theory]
    [MemberData(nameof(OfAllReaders))]
    public async Task Tell_a_coach_and_a_principal_of_no_other_school(string address)
    {
        using var auditor = await AsAsync(Role.Auditor);
        var schools = (await CsvAsync(auditor, $"{Pages}/waves?format=csv&table=schools"))[1..].Select(row => (Id: row[0], Name: row[1])).ToList();
        using var coach = await AsAsync(Role.Coach, Jackdaw, Merlin);
        using var principal = await AsAsync(Role.Principal, Read);

        foreach (var (reader, own) in ((Visitor, string[])[])[(coach, [Jackdaw, Merlin]), (principal, [Read])])
        {
            var told = await WordsAsync(reader, address);
            Assert.Equal([], schools.Where(school => !own.Contains(school.Id) && (told.Contains(school.Id, StringComparison.Ordinal) || told.Contains(school.Name, StringComparison.Ordinal))));
        }

        // The control: whoever sees the district finds them there.
        var all = await WordsAsync(auditor, address);
        if (address is not ("/stages" or "/learning" or "/rules"))
            Assert.Contains(schools, school => school.Id is not (Jackdaw or Merlin or Read) && all.Contains(school.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leave_out_what_is_about_all_schools()
    {
        using var auditor = await AsAsync(Role.Auditor);
        using var coach = await AsAsync(Role.Coach, Jackdaw, Merlin);

        foreach (var table in (string[])["policies", "suggested", "quartiles"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await coach.GoAsync($"{Pages}/waves?format=csv&table={table}")).Status);
            Assert.Equal(HttpStatusCode.OK, (await auditor.GoAsync($"{Pages}/waves?format=csv&table={table}")).Status);
        }

        var waves = await TableAsync(coach, await PageAsync(coach, $"{Pages}/waves"), "waves");
        Assert.Equal(2, waves.Sum(wave => int.Parse(wave["OwnSchools"], null)));
    }

    [Theory]
    [InlineData("/measures")]
    [InlineData("/practice")]
    public async Task Refuse_another_school_as_the_page_does(string page)
    {
        using var coach = await AsAsync(Role.Coach, Jackdaw);

        foreach (var format in (string[])["csv", "xlsx"])
        {
            Assert.Equal(HttpStatusCode.OK, (await coach.GoAsync($"{Pages}{page}?school={Jackdaw}&format={format}")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await coach.GoAsync($"{Pages}{page}?school={Read}&format={format}")).Status);
        }
    }

    [Fact]
    public async Task Follow_the_school_that_is_asked_for()
    {
        using var auditor = await AsAsync(Role.Auditor);

        foreach (var (page, table) in ((string, string)[])[("/measures", "schools"), ("/practice", "rooms"), ("/practice", "sessions")])
        {
            var rows = await CsvAsync(auditor, $"{Pages}{page}?school={Read}&format=csv&table={table}");
            Assert.Equal(Read, Assert.Single(rows[1..])[0]);
        }
    }

    /// <summary>Grade 5 was read at schools where larger subgroups were, of six and of seven people; English learners to the tenth of a unit.</summary>
    [Fact]
    public async Task Say_nothing_of_small_groups_and_whole_units_of_others()
    {
        using var auditor = await AsAsync(Role.Auditor);
        var schools = (await CsvAsync(auditor, $"{Pages}/measures?format=csv&table=schools"))[1..].Where(row => row[3] != "0").Select(row => row[0]).ToList();
        Assert.Contains(Read, schools);
        var subgroups = new List<Dictionary<string, string>>();
        foreach (var address in (string[])["/measures", .. schools.Select(school => $"/measures?school={school}")])
        {
            var page = await PageAsync(auditor, Pages + address);
            Assert.DoesNotContain("grade 5", await WordsAsync(auditor, address), StringComparison.OrdinalIgnoreCase);
            if (address == "/measures")
                continue;
            subgroups.AddRange(await TableAsync(auditor, page, "subgroups"));
            Assert.All(await TableAsync(auditor, page, "readings"), reading => Assert.Matches("^([0-9]+0 to [0-9]+9|fewer than 10)$", reading["People"]));
        }

        Assert.Equal(["English learners"], subgroups.Select(subgroup => subgroup["Subgroup"]).Distinct());
        Assert.All(subgroups, subgroup => Assert.Matches("^[0-9]+$", subgroup["Read"]));
        Assert.Contains(subgroups, subgroup => subgroup["School"] == Read && (subgroup["AwayTwoBefore"], subgroup["AwayBefore"], subgroup["Away"]) == ("3", "6", "10"));
        Assert.Equal("1", Assert.Single(await TableAsync(auditor, await PageAsync(auditor, $"{Pages}/measures?school={Read}"), "not-shown"))["ReadingsOfSmallSubgroups"]);
    }

    /// <summary>All that stands in the files that the page leads to, and in the workbook.</summary>
    private static async Task<string> WordsAsync(Visitor reader, string address)
    {
        var files = FilesOf(await PageAsync(reader, Pages + address));
        Assert.NotEmpty(files);
        var words = new List<string>();
        foreach (var file in files.Where(file => file.Contains("format=csv", StringComparison.Ordinal)))
            words.AddRange((await CsvAsync(reader, file)).SelectMany(row => row));
        var sheets = SheetRead.Of(await reader.TakeAsync(files.Single(file => file.Contains("format=xlsx", StringComparison.Ordinal))));
        return string.Join('\n', words.Concat(sheets.Values.SelectMany(rows => rows).SelectMany(row => row)));
    }
}
