using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

/// <summary>Files made by hand after Microsoft's School Data Sync, version 2.1 and version 1.</summary>
public sealed class ImportingSchoolDataSync(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task Version_2_1_is_a_folder_of_tables()
    {
        var folder = Directory.CreateDirectory(Files.Path("sds")).FullName;
        Write(folder, "orgs.csv", $"sourcedId,name,type,parentSourcedId\n{Oak},Oak Street,school,d\nd,Oak Hills,district,\n");
        Write(folder, "users.csv", "sourcedId,username,givenName,familyName,enabledUser\nu1,kim,Kim,Student,true\n");
        Write(folder, "roles.csv", $"userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate\nu1,{Oak},student,,09,TRUE,,\nu2,{Oak},principal,,,TRUE,8/17/2026,\nu3,{Oak},principal,,,TRUE,20250801,8/16/2026\n");
        Write(folder, "academicSessions.csv", "sourcedId,title,type,schoolYear,startDate,endDate,parentSourcedId\ny,2026-2027,schoolYear,2027,2026-08-17,2027-05-28,\n");
        var answered = await Door.ImportAsync($"sds {folder} {There}");
        Assert.Equal((0, 4, 1), (answered.ExitCode, answered.Events, answered.Unchanged));
        Assert.Equal(0, (await Door.ImportAsync($"sds {folder} {There}")).Events);
    }

    [Fact]
    public async Task Version_1_is_one_table_that_knows_principals_without_days()
    {
        var table = $"SIS ID,Name,School Number,School NCES_ID,State ID,Grade Low,Grade High,Principal SIS ID,Principal Name,Principal Secondary Email\n12,Oak Street,12,{Oak},0042,KG,05,,Ana Ruiz,ana@district.example\n";
        var answered = await Door.ImportAsync($"sds {Files.Write("School.csv", table)} {There} --as-of 8/20/2026");
        Assert.Equal((0, 3), (answered.ExitCode, answered.Events));
        var told = (await Door.DoAsync($"history {There} --type principal_assigned --format jsonl")).Output;
        Assert.Contains("""{"person":"Ana-Ruiz","effectiveOn":"2026-08-20"}""", told, StringComparison.Ordinal);
        Assert.DoesNotContain("@", told, StringComparison.Ordinal);

        // The next day's file says the same: she leads it still.
        Assert.Equal(0, (await Door.ImportAsync($"sds {Files.Path("School.csv")} {There} --as-of 8/21/2026")).Events);
        await IsRefusedAsync(() => Door.ImportAsync($"sds {Files.Write("School.csv", table.Replace(Oak, Oak[1..]))} {There}"), "2 School NCES_ID lost-leading-zeros");
    }

    private static void Write(string folder, string name, string text) => File.WriteAllText(System.IO.Path.Combine(folder, name), text);
}
