using System.Text;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ImportingSchools(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string Header = "NCESSCH,LEAID,LEANM,SCHNAM,STID,SEASCH,STATUS,GSLO,GSHI,CHARTR,PHONE";
    private const string Elm = "990001100001,9900011,Elmton ISD,Elm,011,0111,1,KG,05,2,555";
    private const string Fir = "990001100002,9900011,Elmton ISD,Fir,011,0112,3,06,08,1,555";

    public override Task InitializeAsync() => EmptyAsync();

    [Fact]
    public async Task Registers_the_district_and_its_schools_as_they_are()
    {
        var answered = await CcdAsync(Elm, Fir);
        Assert.Equal(
            """{"districts":1,"schools":2,"streams":3,"events":4,"unchanged":0,"rejected":[],"dryRun":false}""", answered.Told.Output.Trim());
        var told = await Door.DoAsync("history --district 9900011 --format jsonl");
        Assert.Contains("""{"name":"Elm","charter":false,"stateId":"0111","lowGrade":"KG","highGrade":"05"}""", told.Output, StringComparison.Ordinal);
        Assert.Contains("school_status_changed", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_adds_nothing()
    {
        await CcdAsync(Elm, Fir);
        var again = await CcdAsync(Fir, Elm);
        Assert.Equal((0, 0, 2), (again.ExitCode, again.Events, again.Unchanged));
    }

    [Fact]
    public async Task A_changed_file_adds_just_the_changes()
    {
        await CcdAsync(Elm, Fir);
        var changed = await CcdAsync(Elm.Replace(",Elm,", ",Elm Street,", StringComparison.Ordinal), Fir.Replace(",3,", ",2,", StringComparison.Ordinal));
        Assert.Equal((0, 2, 0), (changed.ExitCode, changed.Events, changed.Unchanged));
        var reopened = await CcdAsync(Fir.Replace(",3,", ",8,", StringComparison.Ordinal));
        Assert.Equal((0, 2), (reopened.ExitCode, reopened.Events));
    }

    [Fact]
    public async Task Only_the_districts_asked_for_are_taken()
    {
        var file = Ccd(Elm, Fir, "990001200001,9900012,Other ISD,Yew,012,0121,1,KG,05,2,555");
        Assert.Equal(2, (await Door.ImportAsync($"schools {file} --from ccd --district 9900012")).Events);
        await IsRefusedAsync(() => Door.ImportAsync($"schools {file} --from ccd --district 9900013"), "0 --district unknown-district");
    }

    [Theory]
    [InlineData("90001100001,9900011,A,B,1,1,1,KG,05,2,5", "3 NCESSCH lost-leading-zeros")]
    [InlineData("9.9E+11,9900011,A,B,1,1,1,KG,05,2,5", "3 NCESSCH scientific-notation")]
    [InlineData("990001100002,900011,A,B,1,1,1,KG,05,2,5", "3 LEAID lost-leading-zeros")]
    [InlineData("990001200002,9900011,A,B,1,1,1,KG,05,2,5", "3 NCESSCH school-of-another-district")]
    [InlineData("99000110000X,9900011,A,B,1,1,1,KG,05,2,5", "3 NCESSCH bad-id")]
    [InlineData("990001100001,9900011,A,B,1,1,1,KG,05,2,5", "3 NCESSCH duplicate-school")]
    [InlineData("990001100002,9900011,A,,1,1,1,KG,05,2,5", "3 SCHNAM missing-value")]
    [InlineData("990001100002,9900011,A,B,1,1,9,KG,05,2,5", "3 STATUS bad-status")]
    [InlineData("990001100002,9900011,A,B,1,1,1,KG,05,7,5", "3 CHARTR bad-charter")]
    [InlineData("990001100002,9900011,A,B,1,1", "3  malformed-row")]
    [InlineData("990001100002,9900011,A,\"B,1,1,1,KG,05,2,5", "3  malformed-row")]
    public async Task A_broken_row_is_named_by_line_and_column_and_nothing_is_stored(string row, string fault)
    {
        await IsRefusedAsync(() => CcdAsync(Elm, row), fault);
        var told = await Door.RunAsync($"import schools {Ccd(Elm, row)} --from ccd");
        Assert.StartsWith("line 3", told.Error, StringComparison.Ordinal);
        Assert.Contains($"({fault.Split(' ')[^1]})", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_rows_are_left_out_when_asked_for()
    {
        var file = Ccd(Elm, "990001100002,9900011,A,B,1,1,9,KG,05,2,5", Fir);
        var answered = await Door.ImportAsync($"schools {file} --from ccd --skip-invalid");
        Assert.Equal((0, 4), (answered.ExitCode, answered.Events));
        Assert.Equal(["3 STATUS bad-status"], answered.Rejected);
    }

    [Fact]
    public async Task A_header_that_lacks_a_column_is_refused()
    {
        var file = Files.Write("short.csv", "NCESSCH,LEAID,LEANM,STID,SEASCH,STATUS,GSLO,GSHI,CHARTR\n");
        await IsRefusedAsync(() => Door.ImportAsync($"schools {file} --from ccd"), "1 SCHNAM missing-column");
    }

    [Fact]
    public async Task Quotes_tabs_a_mark_and_foreign_line_ends_are_data_or_no_matter()
    {
        var quoted = Files.Write("quoted.csv", $"\uFEFF{Header}\r\n\r\n{Elm.Replace(",Elm,", ",\"Elm, the \"\"old\"\"\tone\",", StringComparison.Ordinal)}\r\n");
        Assert.Equal(2, (await Door.ImportAsync($"schools {quoted} --from ccd")).Events);
        var tabbed = Files.Write("tabbed.txt", $"{Header}\n{Fir}\n".Replace(',', '\t'));
        Assert.Equal(2, (await Door.ImportAsync($"schools {tabbed} --from ccd")).Events);
        Assert.Contains("Elm, the \\\"old\\\"\\tone", (await Door.DoAsync("history --district 9900011 --format jsonl")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latin_1_and_an_empty_file_are_refused()
    {
        var latin = Files.Write("latin.csv", Encoding.Latin1.GetBytes($"{Header}\n{Elm}\n{Fir.Replace("Fir", "Fír", StringComparison.Ordinal)}\n"));
        await IsRefusedAsync(() => Door.ImportAsync($"schools {latin} --from ccd"), "3  not-utf8");
        await IsRefusedAsync(() => Door.ImportAsync($"schools {Files.Write("empty.csv", "")} --from ccd"), "0  empty-file");
    }

    [Fact]
    public Task A_school_that_changed_agency_is_closed_where_it_was() => MovesAsync("990001200001");

    [Fact]
    public Task A_school_that_changed_agency_may_keep_its_number() => MovesAsync("990001100001");

    private async Task MovesAsync(string number)
    {
        await CcdAsync(Elm, Fir);
        string[] moved = [$"{number},9900012,Other ISD,Elm,012,0121,5,KG,05,2,555"];
        var answered = await CcdAsync(moved);
        Assert.Equal((0, 3), (answered.ExitCode, answered.Events));
        Assert.Contains(
            $"{{\"movedTo\":\"{number}\"}}",
            (await Door.DoAsync("history --district 9900011 --type school_closed --format jsonl")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CcdAsync(moved)).Events);
    }

    [Fact]
    public async Task The_short_table_needs_its_district_and_keeps_what_it_does_not_know()
    {
        var file = Files.Write("short.csv", "school,name,level,status\n990001100001,Elm,elementary,1\nannex,Annex,,7\n");
        Assert.Equal(2, (await Door.RunAsync($"import schools {file} --from csv")).ExitCode);
        await CcdAsync(Elm);
        Assert.Equal(3, (await Door.ImportAsync($"schools {file} --from csv --district 9900011")).Events);
        Assert.Equal(0, (await CcdAsync(Elm)).Events);
    }

    private Task<Answered> CcdAsync(params string[] rows) => Door.ImportAsync($"schools {Ccd(rows)} --from ccd");

    private string Ccd(params string[] rows) => Files.Write("ccd.csv", $"{Header}\n{string.Join('\n', rows)}\n");
}
