using System.Text;
using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ImportingBadEvents(FreshDatabase database) : AnInventedDistrict(database)
{
    [Theory]
    [InlineData("""{"type":"milestone_reached","school":"990000200009","data":{"milestone":"M1"}}""", "2 school unknown-school")]
    [InlineData("""{"type":"milestone_reached","school":"99000020001","data":{"milestone":"M1"}}""", "2 school lost-leading-zeros")]
    [InlineData("""{"type":"milestone_reached","school":"9.9E+11","data":{"milestone":"M1"}}""", "2 school scientific-notation")]
    [InlineData("""{"type":"milestone_reached","school":"990000200001","data":{"milestone":"M9"}}""", "2 data.milestone unknown-milestone")]
    [InlineData("""{"type":"path_assigned","school":"990000200001","data":{"path":7,"reason":"slower"}}""", "2 data.path unknown-path")]
    [InlineData("""{"type":"milestone_reached","school":"990000200001","data":{"effectiveOn":"2026-11-21","milestone":"M1"}}""", "2 data.effectiveOn effective-in-the-future")]
    [InlineData("""{"type":"milestone_reached","school":"990000200001","data":{"effectiveOn":"2026-02-30","milestone":"M1"}}""", "2 data.effectiveOn malformed")]
    [InlineData("""{"type":"milestone_reached","school":"990000200001","data":{"milestone":"M1","grade":3}}""", "2 data.grade unknown-field")]
    [InlineData("""{"type":"milestone_reached","school":"990000200001","data":{}}""", "2 data.milestone missing-field")]
    [InlineData("""{"type":"milestone_reached","data":{"milestone":"M1"}}""", "2 school needs-school")]
    [InlineData("""{"type":"wave_scheduled","school":"990000200001","data":{"wave":"1","launchOn":"2026-09-04"}}""", "2 school unexpected-school")]
    [InlineData("""{"type":"party_held","school":"990000200001","data":{}}""", "2 type unknown-type")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001","data":{},"pupil":"x"}""", "2 pupil unknown-field")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001","data":{},"recordedAt":"2026-09-10T12:00:00Z"}""", "2 recordedAt needs-source")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001","data":{},"by":"p-1"}""", "2 by needs-source")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001","data":{},"id":"7"}""", "2 id bad-id")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001","data":{},"id":"0190a000-0000-7000-8000-000000000099"}""", "2 id duplicate-id")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001"}""", "2 data missing-field")]
    [InlineData("""{"type":"check_in_recorded","type":"x","school":"990000200001","data":{}}""", "2 type duplicate-member")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001","data":{"note":"\u0000"}}""", "2 data.note outside-json-domain")]
    [InlineData("""{"type":"check_in_recorded","school":"990000200001","data":{"note":"\ud800"}}""", "2 data.note outside-json-domain")]
    [InlineData("""{"type":"indicator_reading_recorded","school":"990000200001","data":{"indicator":"a","value":1e3,"n":20}}""", "2 data.value outside-json-domain")]
    [InlineData("""{"type":"indicator_reading_recorded","school":"990000200001","data":{"indicator":"a","value":1.1234567,"n":20}}""", "2 data.value outside-json-domain")]
    [InlineData("""{"type":"indicator_reading_recorded","school":"990000200001","data":{"indicator":"a","value":9007199254740993,"n":20}}""", "2 data.value outside-json-domain")]
    [InlineData("""{"type":"event_withdrawn","school":"990000200001","data":{"event":"0190a000-0000-7000-8000-000000000077","reason":"x"}}""", "2 data.event unknown-event")]
    [InlineData("""{"type":"need_profile_recorded","data":{"effectiveOn":"2026-09-01","school":"990000200009","quartile":4}}""", "2 data.school unknown-school")]
    [InlineData("""{"type":"selection_overridden","data":{"effectiveOn":"2026-09-01","school":"990000200009","reasonCode":"grant","reason":"So."}}""", "2 data.school unknown-school")]
    [InlineData("[1,2]", "2  malformed-json")]
    [InlineData("""{"type":"check_in_recorded",""", "2 28 malformed-json")]
    public Task Names_the_line_and_the_member(string line, string fault) =>
        IsRefusedAsync(() => ImportEventsAsync(CheckedIn("2026-09-01", AnId(99)), line), fault);

    [Theory]
    [InlineData("2026-09-10T12:00:00")]
    [InlineData("2026-09-10")]
    [InlineData("2026-09-10T12:00:00.1234567Z")]
    [InlineData("2026-13-10T12:00:00Z")]
    public async Task An_asserted_time_needs_its_offset_and_no_more_than_microseconds(string time)
    {
        var file = Files.Write("time.jsonl", $$"""{"type":"check_in_recorded","school":"{{Oak}}","data":{},"recordedAt":"{{time}}"}""");
        await IsRefusedAsync(() => Door.ImportAsync($"events {file} {Initiative} --source old"), "1 recordedAt bad-time");
    }

    [Fact]
    public async Task What_is_withdrawn_can_not_be_withdrawn_again()
    {
        await ImportEventsAsync(Reached("2026-09-04", id: AnId(1)), Withdrawn(AnId(1)));
        await IsRefusedAsync(() => ImportEventsAsync(Withdrawn(AnId(1))), "1 data.event already-withdrawn");
    }

    [Fact]
    public async Task What_stays_for_ever_can_not_be_withdrawn()
    {
        var told = await Door.DoAsync($"history {There} --type school_registered --school {Oak} --format jsonl");
        var id = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(told.Output).GetProperty("id").GetString()!;
        await IsRefusedAsync(() => ImportEventsAsync(Withdrawn(id)), "1 data.event not-withdrawable");
    }

    [Fact]
    public async Task An_id_of_the_log_that_means_something_else_is_taken()
    {
        await ImportEventsAsync(CheckedIn("2026-09-01", AnId(1)), CheckedIn("2026-09-01", AnId(2), Pine));
        await IsRefusedAsync(
            () => ImportEventsAsync(CheckedIn("2026-09-02", AnId(1)), CheckedIn("2026-09-01", AnId(2))), "1 id id-taken", "2 id id-taken");
    }

    [Fact]
    public Task Broken_at_line_5000_is_broken_at_line_5000() => IsRefusedAsync(
        () => ImportEventsAsync(
            [.. Enumerable.Range(1, 4_999).Select(i => CheckedIn("2026-09-01", AnId(i))), "{\"type\":\"check_in", Reached("2026-09-04")]),
        "5000 18 malformed-json");

    [Fact]
    public Task All_faults_of_a_file_are_told() => IsRefusedAsync(
        () => ImportEventsAsync("{", Reached("2026-09-04", milestone: "M 1"), "]"),
        "1 2 malformed-json", "2 data.milestone malformed", "3 1 malformed-json");

    [Fact]
    public Task An_empty_file_is_empty() => IsRefusedAsync(() => ImportEventsAsync("", "  "), "0  empty-file");

    [Fact]
    public async Task Latin_1_is_not_UTF_8()
    {
        var file = Files.Write("latin.jsonl", Encoding.Latin1.GetBytes($"{Reached("2026-09-04")}\n{{\"note\":\"José\"}}\n"));
        await IsRefusedAsync(() => Door.ImportAsync($"events {file} {Initiative}"), "2  not-utf8");
    }

    [Fact]
    public async Task A_mark_at_the_start_and_foreign_line_ends_are_no_matter()
    {
        var file = Files.Write("marked.jsonl", $"\uFEFF{Reached("2026-09-04")}\r\n\r\n{Reached("2026-09-10", "M2")}\r\n");
        Assert.Equal(2, (await Door.ImportAsync($"events {file} {Initiative}")).Events);
    }

    [Fact]
    public async Task A_line_of_more_than_a_megabyte_is_too_long()
    {
        var file = Files.Write("long.jsonl", $"{Reached("2026-09-04")}\n{new string(' ', (1 << 20) + 1)}x\n{Reached("2026-09-05")}");
        await IsRefusedAsync(() => Door.ImportAsync($"events {file} {Initiative}"), "2  line-too-long");
    }

    [Fact]
    public async Task A_district_that_is_not_there_is_said()
    {
        var file = Files.Write("one.jsonl", Reached("2026-09-04", id: AnId(1)));
        await IsRefusedAsync(() => Door.ImportAsync($"events {file} --district 9900009 --initiative pl"), "0 --district unknown-district");
        await IsRefusedAsync(() => Door.ImportAsync($"events {file} {There} --initiative other"), "1  unknown-initiative");
    }
}
