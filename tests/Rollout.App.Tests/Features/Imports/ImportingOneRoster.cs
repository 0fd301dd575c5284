using System.IO.Compression;
using System.Text;
using Rollout.App.Features.Imports.Sources;
using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

/// <summary>Files made by hand after 1EdTech's CSV binding 1.2, with their usual faults.</summary>
public sealed class ImportingOneRoster(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string Manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\nfile.academicSessions,bulk\nfile.roles,bulk\nfile.users,bulk\n";

    private const string Orgs =
        $"""
        sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
        d1,,,Oak Hills ISD,district,{District},
        s1,,,Oak Street,school,{Oak},d1
        s2,,,Pine,school,{Pine},d1
        s3,,,Quince,school,990000200003,d1

        """;

    private const string Sessions =
        """
        sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
        y27,,,2026-2027,schoolYear,2026-08-17,2027-05-29,,2027
        f27,,,Fall,semester,2026-08-17,2026-12-19,y27,2027
        p27,,,Spring,semester,2027-01-04,2027-05-29,y27,2027
        g27,,,Six weeks,gradingPeriod,2026-08-17,2026-09-26,f27,2027

        """;

    private const string Roles =
        """
        sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
        r1,,,u1,primary,student,2026-08-17,,s1,
        r2,,,u2,primary,principal,2026-08-17,,s1,
        r3,,,u3,primary,teacher,2026-08-17,,s1,
        r4,,,u4,primary,principal,2025-08-01,2026-08-17,s1,
        r5,,,u5,primary,principal,2026-08-17,,d1,
        r6,,,u6,primary,principal,2026-08-17,,s2,

        """;

    private const string Users = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName\nu1,,,true,kim,Kim,Student\nu2,,,true,bo,Bo,Lee\nu6,,,false,cy,Cy,Orr\n";

    [Fact]
    public async Task Schools_years_and_principals_of_record_are_taken_and_no_student_is()
    {
        var dry = await Door.ImportAsync($"oneroster {Zip()} {There} --dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.Equal(
            [
                "academicSessions.csv 2 changed school year 2026-27: terms Fall 2026-08-17 to 2026-12-18 → Fall 2026-08-17 to 2026-12-18, Spring 2027-01-04 to 2027-05-28",
                "orgs.csv 3 changed Oak Street (s1): name Oak → Oak Street",
                "orgs.csv 4 unchanged Pine (s2): as recorded",
                "orgs.csv 5 new Quince (s3): new",
                "roles.csv 3 new u2 at s1: u2 leads it from 2026-08-17",
                "roles.csv 5 new u4 at s1: u4 leads it from 2025-08-01; u4 no longer leads it from 2026-08-17",
                "roles.csv 6 leftOut u5 at d1: leads no school but an office: left out",
                "roles.csv 7 leftOut u6 at s2: the user is not enabled: left out",
            ],
            LinesOf(dry));
        var done = await Door.ImportAsync($"oneroster {Zip()} {There}");
        Assert.Equal((0, 6), (done.ExitCode, done.Events));
        Assert.Contains("no-closures", done.Told.Error, StringComparison.Ordinal);
        Assert.Contains("Thanksgiving", (await Door.DoAsync($"history {There} --type school_year_published --format jsonl")).Output.Split('\n')[^2], StringComparison.Ordinal);
        Assert.DoesNotContain("u1", (await Door.DoAsync($"history {There} --format jsonl")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Door.ImportAsync($"oneroster {Zip()} {There}")).Events);
    }

    [Fact]
    public async Task A_folder_is_as_good_and_columns_may_stand_in_another_order_after_a_mark()
    {
        var folder = Directory.CreateDirectory(Files.Path("roster")).FullName;
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "orgs.csv"), $"\uFEFFtype,identifier,name,sourcedId\r\nschool,{Oak},Oak Street,s1\r\n");
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "students.csv"), "not even read\n");
        Assert.Equal(1, (await Door.ImportAsync($"oneroster {folder} {There}")).Events);
    }

    [Fact]
    public async Task A_delta_lets_go_of_principals_and_of_nothing_else()
    {
        await Door.DoAsync($"import oneroster {Zip()} {There} --as-of 2026-09-01");
        var delta = Manifest.Replace("bulk", "delta");
        var orgs = "sourcedId,status,dateLastModified,name,type,identifier\ns2,tobedeleted,2026-10-01T12:00:00Z,Pine,school," + Pine + "\n";
        var roles = "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\nr2,tobedeleted,2026-10-01T12:00:00Z,u2,primary,principal,,,990000200001\nr9,active,2026-10-01T12:00:00Z,u9,primary,principal,2026-10-01,,990000200001\n";
        var dry = await Door.ImportAsync($"oneroster {Zip(delta, orgs, roles: roles, sessions: null)} {There} --dry-run");
        Assert.Equal(
            [
                "orgs.csv 2 leftOut Pine (s2): inactive: left out; whether a school is closed, its roster says (import schools)",
                "roles.csv 2 changed u2 at 990000200001: u2 no longer leads it from 2026-10-01",
                "roles.csv 3 new u9 at 990000200001: u9 leads it from 2026-10-01",
            ],
            LinesOf(dry));
        Assert.Equal(2, (await Door.ImportAsync($"oneroster {Zip(delta, orgs, roles: roles, sessions: null)} {There}")).Events);

        // The delta before it, found in a drawer: it was said earlier.
        var stale = roles.Replace("2026-10-01T12:00:00Z,u9", "2026-09-20T12:00:00Z,u8").Replace("principal,2026-10-01", "principal,2026-09-20").Replace("r2,tobedeleted,2026-10-01T12:00:00Z,u2", "r2,active,2026-09-20T12:00:00Z,u2");
        Assert.Equal(
            ["roles.csv 2 unchanged u2 at 990000200001: as recorded", "roles.csv 3 leftOut u8 at 990000200001: older than what is recorded (2026-10-01): left out"],
            LinesOf(await Door.ImportAsync($"oneroster {Zip(delta, orgs, roles: stale, sessions: null)} {There} --dry-run")).Skip(1));
        Assert.Equal(0, (await Door.ImportAsync($"oneroster {Zip(delta, orgs, roles: stale, sessions: null)} {There}")).Events);
    }

    [Fact]
    public async Task Faults_name_the_file_the_line_and_what_to_do()
    {
        await IsRefusedAsync(() => Door.ImportAsync($"oneroster {Zip(orgs: Orgs.Replace(Pine, "0042"))} {There}"), "4  unknown-school");
        await IsRefusedAsync(() => Door.ImportAsync($"oneroster {Zip(orgs: Orgs.Replace("990000200003", "990000300003"))} {There}"), "5  school-of-another-district");
        await IsRefusedAsync(() => Door.ImportAsync($"oneroster {Zip(orgs: Orgs.Replace(",name,", ",title,"))} {There}"), "1 name missing-column");
        await IsRefusedAsync(() => Door.ImportAsync($"oneroster {Zip(sessions: Sessions.Replace("2027-05-29,,2027", "5/6/2027,,2027"))} {There}"), "2 endDate bad-day");
        await IsRefusedAsync(() => Door.ImportAsync($"oneroster {Zip(Manifest.Replace("1.2", "1.1"))} {There}"), "3 value unsupported-version");
        await IsRefusedAsync(() => Door.ImportAsync($"oneroster {Files.Write("other.zip", Zipped(("readme.txt", "hello")))} {There}"), "0  missing-file");
        var told = await Door.RunAsync($"import oneroster {Zip(orgs: Orgs.Replace(Pine, "0042"))} {There}");
        Assert.Contains("orgs.csv, line 4: Which school is 's2'?", told.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await Door.RunAsync($"import oneroster {Files.Write("damaged.zip", "PK\u0003\u0004 and so on")} {There}")).ExitCode);
    }

    [Fact]
    public async Task What_is_absent_by_the_manifest_is_not_read() =>
        Assert.Equal(2, (await Door.ImportAsync($"oneroster {Zip(Manifest.Replace("Sessions,bulk", "Sessions,absent").Replace("roles,bulk", "roles,absent"))} {There}")).Events);

    [Fact]
    public async Task What_is_kept_of_a_roster_that_was_sent_holds_no_student()
    {
        var kept = SourceFiles.Of("kept.zip", await RosterWithoutStudents.OfAsync("roster.zip", await File.ReadAllBytesAsync(Zip()), default), RosterDialect.Files);
        var texts = kept.Names.ToDictionary(name => name, name => Encoding.UTF8.GetString(kept.Content(name)));
        Assert.Equal("sourcedId,status,enabledUser\n\"u2\",\"\",\"true\"\n\"u6\",\"\",\"false\"\n", texts["users.csv"]);
        Assert.Equal(
            ["sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId", "", "r2,,,u2,primary,principal,2026-08-17,,s1,", "", "r4,,,u4,primary,principal,2025-08-01,2026-08-17,s1,"],
            texts["roles.csv"].Split('\n')[..5]);
        Assert.Equal(Orgs, texts["orgs.csv"]);
    }

    private string Zip(string manifest = Manifest, string orgs = Orgs, string? sessions = Sessions, string roles = Roles)
    {
        (string, string)[] files = [("manifest.csv", manifest), ("orgs.csv", orgs), ("roles.csv", roles), ("users.csv", Users)];
        return Files.Write("roster.zip", Zipped(sessions is null ? files : [.. files, ("academicSessions.csv", sessions)]));
    }

    private static byte[] Zipped(params (string Name, string Text)[] files)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }

    private static List<string> LinesOf(Answered answered) =>
    [
        .. answered.Json.GetProperty("lines").EnumerateArray()
            .Select(line => $"{line.GetProperty("file").GetString()} {line.GetProperty("line")} {line.GetProperty("fate").GetString()} {line.GetProperty("says").GetString()}")
            .Order(StringComparer.Ordinal),
    ];
}
