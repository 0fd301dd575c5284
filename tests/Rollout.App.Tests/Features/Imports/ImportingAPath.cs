using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ImportingAPath(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task The_first_charters_the_initiative()
    {
        var answered = await Door.ImportAsync($"path {Files.Write("path.json", Invented.Path)} {There} --initiative maths");
        Assert.Equal((0, 2), (answered.ExitCode, answered.Events));
    }

    [Fact]
    public async Task A_path_of_any_published_version_adds_nothing_whoever_approved_it()
    {
        Assert.Equal(1, (await ImportAsync(Invented.Path.Replace("2026-10-30", "2026-12-11", StringComparison.Ordinal))).Events);
        var first = await ImportAsync(Invented.Path.Replace("Board", "Somebody", StringComparison.Ordinal));
        Assert.Equal((0, 0, 1), (first.ExitCode, first.Events, first.Unchanged));
    }

    [Theory]
    [InlineData("\"needs\": [\"M1\"]", "\"needs\": [\"M2\"]", "5 milestones[1].needs")]
    [InlineData("\"stage\": \"launch\"", "\"stage\": \"elsewhere\"", "5 milestones[1].stage")]
    [InlineData("\"weight\": 2", "\"weight\": 0", "4 milestones[0].weight")]
    [InlineData("\"weight\": 2", "\"weight\": 1e1", "4 milestones[0].weight")]
    [InlineData("\"weight\": 2, ", "", "4 milestones[0].weight")]
    [InlineData("\"window\": 5, ", "", "4 milestones[0].window")]
    [InlineData("\"due\": \"2026-09-04\"", "\"due\": \"2026-09-31\"", "4 milestones[0].due")]
    [InlineData("\"gate\": true", "\"door\": true", "4 milestones[0].door")]
    [InlineData("\"approvedBy\": \"Board\", ", "", "1 approvedBy")]
    public async Task A_fault_is_named_by_line_and_member(string right, string wrong, string place)
    {
        var revised = Invented.Path.Replace("Reading", "Reading more", StringComparison.Ordinal);
        var before = await StoredAsync();
        var answered = await ImportAsync(revised.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(answered.Rejected, fault => fault.StartsWith(place, StringComparison.Ordinal));
        Assert.Equal((1, before), (answered.ExitCode, await StoredAsync()));
    }

    [Theory]
    [InlineData("imports")]
    [InlineData("set-up")]
    public async Task An_initiative_is_not_called_as_a_page_of_the_district_is(string slug)
    {
        await IsRefusedAsync(() => Door.ImportAsync($"path {Files.Write("p.json", Invented.Path)} {Invented.There} --initiative {slug}"), "0 --initiative reserved-name");
        var charter = Files.Write("c.jsonl", """{"type":"initiative_chartered","data":{"title":"Reading"}}""");
        await IsRefusedAsync(() => Door.ImportAsync($"events {charter} {Invented.There} --initiative {slug}"), "1  reserved-name");
    }

    [Fact]
    public async Task A_path_without_milestones_or_with_500_is_refused()
    {
        var milestone = """{ "id": "M0", "title": "Vision", "stage": "plan", "due": "2026-09-04", "weight": 2, "window": 5 }""";
        await IsRefusedAsync(() => ImportAsync(Milestones("")), "3 milestones no-milestones");
        await IsRefusedAsync(
            () => ImportAsync(Milestones(string.Join(",\n", Enumerable.Range(1, 500).Select(i => milestone.Replace("M0", $"M{i}", StringComparison.Ordinal))))),
            "3 milestones too-many-milestones");
    }

    [Fact]
    public async Task A_due_day_outside_every_calendar_is_taken_with_a_warning()
    {
        var file = Files.Write("path.json", Invented.Path.Replace("2026-10-30", "2029-10-30", StringComparison.Ordinal));
        var told = await Door.DoAsync($"import path {file} {Initiative}");
        Assert.Contains("line 5, column milestones[1].due", told.Error, StringComparison.Ordinal);
    }

    private static string Milestones(string items) =>
        $$"""
        { "title": "Reading", "startsOn": "2026-08-17", "cadence": 10, "stages": ["plan"],
          "approvedBy": "Board", "reason": "more",
          "milestones": [{{items}}] }
        """;

    private Task<Answered> ImportAsync(string json) => Door.ImportAsync($"path {Files.Write("path.json", json)} {Initiative}");
}
