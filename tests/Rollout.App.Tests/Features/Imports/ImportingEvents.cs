using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ImportingEvents(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task Records_each_line_in_its_stream()
    {
        var answered = await ImportEventsAsync(
            Reached("2026-09-04"), Reached("2026-09-07", school: Pine),
            """{"type":"wave_scheduled","data":{"effectiveOn":"2026-08-17","wave":"1","launchOn":"2026-08-17"}}""",
            """{"type":"calendar_day_changed","data":{"date":"2026-11-02","kind":"weather"}}""",
            $$$"""{"type":"principal_assigned","school":"{{{Oak}}}","data":{"effectiveOn":"2026-08-01","person":"p-1"}}""");

        Assert.Equal(
            """{"districts":1,"schools":2,"streams":5,"events":5,"unchanged":0,"rejected":[],"dryRun":false}""", answered.Told.Output.Trim());
        Assert.Equal(0, answered.ExitCode);
    }

    [Fact]
    public async Task The_same_file_twice_adds_nothing()
    {
        string[] lines = [Reached("2026-09-04"), CheckedIn("2026-09-05", AnId(1)), $$$"""{"type":"check_in_recorded","school":"{{{Oak}}}","data":{}}"""];
        Assert.Equal(3, (await ImportEventsAsync(lines)).Events);
        Door.Today = Door.Today.AddDays(1);

        var again = await ImportEventsAsync(lines);
        Assert.Equal((0, 0, 3), (again.ExitCode, again.Events, again.Unchanged));
    }

    /// <summary>Streams are read 200 at once: one that is asked for twice, far apart, is read once.</summary>
    [Fact]
    public async Task More_schools_than_are_read_at_once_come_before_the_initiatives_own_line()
    {
        var numbers = Enumerable.Range(1, 210).Select(n => $"99000021{n:d4}").ToList();
        await Door.DoAsync($"import schools {Files.Write("many.csv", $"school,name,level,status\n{string.Concat(numbers.Select(n => $"{n},School {n},elementary,1\n"))}")} --from csv {There}");

        var answered = await ImportEventsAsync(
        [
            .. numbers.Select(n => $$$"""{"type":"principal_assigned","school":"{{{n}}}","data":{"effectiveOn":"2026-08-01","person":"p-1"}}"""),
            """{"type":"wave_scheduled","data":{"effectiveOn":"2026-08-17","wave":"1","launchOn":"2026-08-17"}}""",
        ]);

        Assert.Equal((0, 211), (answered.ExitCode, answered.Events));
    }

    [Fact]
    public async Task The_same_fact_in_another_file_adds_nothing()
    {
        await ImportEventsAsync(Reached("2026-09-04"));
        var again = await ImportEventsAsync(Reached("2026-09-04"), "");
        Assert.Equal((0, 0, 1), (again.ExitCode, again.Events, again.Unchanged));
    }

    [Fact]
    public async Task Of_one_file_by_several_at_once_records_each_fact_once()
    {
        var before = await StoredAsync();
        var file = Files.Write("at-once.jsonl", string.Join('\n', Enumerable.Range(1, 200).Select(i => CheckedIn("2026-09-04", AnId(i)))));
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Door.ImportAsync($"events {file} {Initiative}")));

        Assert.All(answers, answered => Assert.Equal((0, 200), (answered.ExitCode, answered.Events + answered.Unchanged)));
        Assert.Equal(before + 200, await StoredAsync());
    }

    [Fact]
    public async Task The_log_keeps_the_order_of_the_lines()
    {
        await ImportEventsAsync(Reached("2026-10-30", "M2"), CheckedIn("2026-09-05", AnId(1), Pine), Reached("2026-09-04"));
        var told = await Door.DoAsync($"history {There} --type milestone_reached --type check_in_recorded");
        Assert.Equal(
            ["2026-10-30", "2026-09-05", "2026-09-04"],
            told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
    }

    /// <summary>Of a school that the file itself registers, and of one that it names nowhere else.</summary>
    [Fact]
    public async Task What_the_district_says_of_a_school_may_stand_before_its_registration_and_be_withdrawn_after_it()
    {
        const string Elm = "990000200003";
        var answered = await ImportEventsAsync(
            $$$"""{"type":"need_profile_recorded","data":{"effectiveOn":"2026-09-01","school":"{{{Elm}}}","quartile":4},"id":"{{{AnId(1)}}}"}""",
            $$$"""{"type":"selection_overridden","data":{"effectiveOn":"2026-09-01","school":"{{{Elm}}}","reasonCode":"grant","reason":"So."}}""",
            $$$"""{"type":"event_withdrawn","data":{"event":"{{{AnId(1)}}}","reason":"typing error"}}""",
            $$$"""{"type":"need_profile_recorded","data":{"effectiveOn":"2026-09-01","school":"{{{Pine}}}","quartile":2}}""",
            $$$"""{"type":"school_merged","school":"{{{Elm}}}","data":{"into":"{{{Oak}}}"}}""",
            $$$"""{"type":"school_registered","school":"{{{Elm}}}","data":{"name":"Elm"}}""");
        Assert.Equal([], answered.Rejected);
        Assert.Equal((0, 6), (answered.ExitCode, answered.Events));
    }

    [Fact]
    public async Task The_order_of_lines_does_not_matter()
    {
        var answered = await ImportEventsAsync(
            $$$"""{"type":"indicator_reading_recorded","school":"{{{Oak}}}","data":{"effectiveOn":"2026-09-10","indicator":"pace","value":5,"n":20}}""",
            """{"type":"baseline_recorded","data":{"effectiveOn":"2026-08-18","indicator":"pace","value":4}}""",
            """{"type":"indicator_defined","data":{"effectiveOn":"2026-08-20","indicator":"pace","baseline":1,"target":9,"tolerance":1,"from":"2026-08-17","to":"2027-05-28","direction":"up"}}""");
        Assert.Equal((0, 3), (answered.ExitCode, answered.Events));
    }

    [Fact]
    public async Task What_others_speak_of_comes_first_whatever_its_day_and_place()
    {
        static string School(string id, string type, string data) => $$"""{"type":"{{type}}","school":"{{id}}","data":{{data}}}""";
        var answered = await ImportEventsAsync(
            """{"type":"vision_statement_revised","data":{"effectiveOn":"2026-09-01","version":2,"statement":"Every child reads.","reason":"Shorter."}}""",
            """{"type":"vision_statement_adopted","data":{"effectiveOn":"2026-10-01","version":1,"statement":"Every child reads daily."}}""",
            """{"type":"rule_set_adopted","data":{"effectiveOn":"2026-09-01","version":3,"rules":["R1"],"settings":[],"reason":"Fewer."}}""",
            """{"type":"rule_set_adopted","data":{"effectiveOn":"2026-10-01","version":2,"rules":["R1","R2"],"settings":[],"reason":"Few."}}""",
            """{"type":"expectation_accepted","data":{"effectiveOn":"2026-09-01","responsibility":"walks","holder":"school"}}""",
            """{"type":"expectation_assigned","data":{"effectiveOn":"2026-10-01","responsibility":"walks","holder":"school","nonDelegable":true}}""",
            School("990000200003", "school_registered", """{"name":"Elm"}"""), School("990000200003", "school_merged", """{"into":"990000200004"}"""),
            School("990000200004", "school_registered", """{"name":"Ash"}"""));
        Assert.Equal((0, 9), (answered.ExitCode, answered.Events));
    }

    [Fact]
    public async Task A_withdrawal_takes_back_what_stands_before_it() => Assert.Equal(
        3, (await ImportEventsAsync(Reached("2026-09-04", id: AnId(1)), Withdrawn(AnId(1)), Reached("2026-09-04"))).Events);

    [Fact]
    public async Task A_dry_run_says_line_by_line_what_would_change_and_stores_nothing()
    {
        var before = await StoredAsync();
        var file = Files.Write("dry.jsonl", $"{Reached("2026-09-04")}\n");
        var told = await Door.RunAsync($"import events {file} {Initiative} --dry-run");
        Assert.StartsWith($"line 1: would record milestone_reached in rollout/pl/{Oak}\n", told.Output, StringComparison.Ordinal);
        Assert.Equal((0, before), (told.ExitCode, await StoredAsync()));
    }

    [Fact]
    public async Task What_another_system_asserts_keeps_its_time_its_author_and_its_source()
    {
        var line = $$"""{"type":"check_in_recorded","school":"{{Oak}}","data":{},"recordedAt":"2026-09-10T23:30:00-06:00","by":"p-7"}""";
        var file = Files.Write("asserted.jsonl", line);
        await Door.DoAsync($"import events {file} {Initiative} --source old");
        var told = await Door.DoAsync($"history {There} --type check_in_recorded --format jsonl");
        Assert.Contains("\"effectiveOn\":\"2026-09-11\"", told.Output, StringComparison.Ordinal);
        Assert.Contains("\"assertedAt\":\"2026-09-11T05:30:00Z\",\"source\":\"old\",\"by\":\"p-7\"", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asserted_time_ahead_of_the_clock_is_taken_with_a_warning()
    {
        var line = $$"""{"type":"check_in_recorded","school":"{{Oak}}","data":{},"recordedAt":"2026-12-10T12:00:00Z"}""";
        var told = await Door.DoAsync($"import events {Files.Write("ahead.jsonl", line)} {Initiative} --source old");
        Assert.Contains("line 1, column recordedAt", told.Error, StringComparison.Ordinal);
    }
}
