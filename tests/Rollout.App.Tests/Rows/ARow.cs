using System.Net;
using System.Text.Json;
using Rollout.App.Tests.Web;
using Rollout.Domain.Paths;
using Rollout.Domain.Tracking;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>
/// What a practice's check finds over HTTP under the rule set with all checks: not on the day before, from which day on, by which events,
/// and until which day. Oak and Pine take part from day 1, 17 August 2026; M1, a gate, is due on day 15 and beyond its window from day 21.
/// </summary>
public abstract class ARow(FreshDatabase database) : AServedDistrict(database)
{
    private static readonly DateOnly[] SchoolDays =
    [
        .. from number in Enumerable.Range(new DateOnly(2026, 8, 17).DayNumber, 285)
           let day = DateOnly.FromDayNumber(number)
           where day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (day < new DateOnly(2026, 11, 23) || day > new DateOnly(2026, 11, 27))
           select day,
    ];

    private protected static string AllChecks =>
        JsonSerializer.Serialize(new { effectiveOn = At(1), version = 2, rules = RuleName.AllIds, settings = Array.Empty<object>(), reason = "All of them." });

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.Now = new(2027, 6, 1, 12, 0, 0, TimeSpan.Zero);
    }

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        await ImportEventsAsync($$"""{"type":"rule_set_adopted","data":{{AllChecks}}}""");
    }

    /// <summary>The initiative that is asked about.</summary>
    private protected virtual string Address => Base;

    /// <summary>The date of the school day of that number, as JSON has it.</summary>
    private protected static string At(int day) => SchoolDays[day - 1].ToString("yyyy-MM-dd");

    /// <summary>The invented path with its two milestones due on these school days.</summary>
    private protected static ExpectedPath Path(int firstDue, int secondDue) => new(
        "Reading", new(2026, 8, 17), 10, ["plan", "launch"],
        [
            new(new("M1"), "Vision", "plan", DateOnly.Parse(At(firstDue), null), null, 2, 5, true, ClockKind.Instructional, [], null, Evidence.None),
            new(new("M2"), "Launch", "launch", DateOnly.Parse(At(secondDue), null), null, 3, 10, false, ClockKind.Instructional, [new("M1")], null, Evidence.None),
        ],
        []);

    /// <summary>Records what happened on that school day, at Oak or for all schools; answers the event's id.</summary>
    private protected async Task<string> HappensAsync(int day, string type, object data, string school = Oak)
    {
        var json = JsonSerializer.SerializeToNode(data)!.AsObject();
        json["effectiveOn"] = At(day);
        var address = EventCodec.StreamType(type) is "rollout" or "school" ? $"{Address}/schools/{school}/events" : $"{Address}/events";
        var said = await SayAsync(type, json, address: address);
        Assert.True(said.Status is HttpStatusCode.Created, said.Body.ToString());
        return said.Body.GetProperty("id").GetString()!;
    }

    private protected static string[] List(params string[] names) => names;

    /// <summary>Nothing on the day before; on the day a finding of tier watch, raised that day, that names these events.</summary>
    private protected async Task IsRaisedAsync(string rule, int on, string? about, string saying, params string[] events)
    {
        Assert.Equal([], await FoundAsync(rule, on - 1, about, saying));
        Assert.Equal([$"watch since {At(on)}: {string.Join(' ', events)}"], await FoundAsync(rule, on, about, saying));
    }

    /// <summary>There still on the day before, and gone on the day.</summary>
    private protected async Task IsClearedAsync(string rule, int on, string? about, string saying)
    {
        Assert.Single(await FoundAsync(rule, on - 1, about, saying));
        Assert.Equal([], await FoundAsync(rule, on, about, saying));
    }

    /// <summary>The findings of the rule that say these words, of the school or about it; without one, of the district as a whole.</summary>
    private protected async Task<List<string>> FoundAsync(string rule, int day, string? about, string saying, string at = "")
    {
        var board = await GetAsync($"{Address}/board?effective={At(day)}{at}");
        var ofSchools = board.GetProperty("schools").EnumerateArray().Where(row => row.GetProperty("school").GetString() == about)
            .SelectMany(row => row.GetProperty("findings").EnumerateArray());
        var ofDistrict = board.GetProperty("districtFindings").EnumerateArray()
            .Where(finding => (finding.TryGetProperty("school", out var school) ? school.GetString() : null) == about);
        return
        [
            .. ofSchools.Concat(ofDistrict)
                .Where(finding => finding.GetProperty("rule").GetString() == rule && finding.GetProperty("reason").GetString()!.Contains(saying, StringComparison.Ordinal))
                .Select(finding =>
                    $"{finding.GetProperty("tier").GetString()} since {finding.GetProperty("since").GetString()}: {string.Join(' ', finding.GetProperty("events").EnumerateArray().Select(id => id.GetString()))}"),
        ];
    }

    /// <summary>The numbers that the rule looked at on the day, as <c>explain</c> tells them of the school, or of the district.</summary>
    private protected async Task<string> NumbersAsync(string rule, int day, string? school)
    {
        var explained = await GetAsync($"{Address}{(school is null ? "" : $"/schools/{school}")}/explain?effective={At(day)}");
        return explained.GetProperty("ruleReports").EnumerateArray().Single(report => report.GetProperty("rule").GetString() == rule)
            .GetProperty("inputs").ToString();
    }

    /// <summary>The id of the only live event of that type, of the school where one is said.</summary>
    private protected async Task<string> IdOfAsync(string type, string? school = null)
    {
        var history = await GetAsync($"{Address}/history?type={type}{(school is null ? "" : $"&school={school}")}");
        return history.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!).Single();
    }

    /// <summary>What made milestones due at Oak: its enrolment and the path.</summary>
    private protected async Task<string[]> DueByAsync() => [await IdOfAsync("rollout_enrolled", Oak), await IdOfAsync("expected_path_published")];

    /// <summary>What launched the initiative: the enrolment of its first school.</summary>
    private protected Task<string> LaunchAsync() => IdOfAsync("rollout_enrolled", Oak);
}
