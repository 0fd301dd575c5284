using System.Text.Json;
using Rollout.App.Reading;
using Rollout.App.Tests.Cli;
using Rollout.App.Web;
using Rollout.EventStore;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

/// <summary>What the front keeps between requests changes no answer, at whatever coordinates and whatever was recorded since.</summary>
public sealed class KeptAnswers(FreshDatabase database) : AServedDistrict(database)
{
    private const int Steps = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Are_those_that_reading_anew_gives_whatever_is_recorded_between(int seed)
    {
        var chance = new Random(seed);
        var said = new List<Guid>();
        for (var step = 0; step < Steps; step++)
        {
            await SaySomethingAsync(chance, said);
            Clock.Now = Clock.Now.AddMinutes(chance.Next(600));
            var head = (await GetAsync($"{Base}/board")).GetProperty("position").GetInt64();
            await AreTheSameAsync("");
            await AreTheSameAsync($"effective={Day(chance)}&position={chance.NextInt64(5, head + 1)}");
            await AreTheSameAsync($"effective={Day(chance)}&known={Instants.Write(DateTimeOffset.UtcNow.AddSeconds(-chance.Next(3)))}");
            await AreTheSameAsync($"effective={Day(chance)}&path=1&rules=1");
        }
    }

    [Fact]
    public async Task Turn_with_the_districts_day_at_its_midnight_and_state_the_instant_of_each_request()
    {
        // In January it is 23:59:59 in Chicago when it is 05:59:59 in UTC.
        Clock.Now = new(2027, 1, 12, 5, 59, 59, TimeSpan.Zero);
        await IsTheDayAsync("2027-01-11");
        Clock.Now = Clock.Now.AddSeconds(1);
        await IsTheDayAsync("2027-01-12");

        async Task IsTheDayAsync(string day)
        {
            var board = await GetAsync($"{Base}/board");
            Assert.Equal((day, Instants.Write(Clock.Now)), (board.GetProperty("effectiveOn").GetString(), board.GetProperty("knownAt").GetString()));
            await AreTheSameAsync("");
        }
    }

    [Fact]
    public async Task Learn_of_an_event_when_the_clock_reaches_the_time_it_is_recorded_at()
    {
        Clock.Now = DateTimeOffset.UtcNow;
        var before = await EarnedAsync();
        await SayAsync("milestone_reached", new { effectiveOn = "2026-09-04", milestone = "M1" });

        Assert.Equal(before, await EarnedAsync());
        Clock.Now = Clock.Now.AddHours(2);
        Assert.Equal(0.4m, await EarnedAsync());
        Clock.Now = Clock.Now.AddHours(-2);
        Assert.Equal(before, await EarnedAsync());
    }

    [Fact]
    public async Task Learn_of_what_another_program_imports_with_times_of_its_own()
    {
        await AreTheSameAsync("effective=2026-10-30&known=2026-10-01");
        var late = Reached("2026-09-04", id: AnId(7))[..^1] + ",\"recordedAt\":\"2026-09-05T12:00:00Z\"}";
        await Door.DoAsync($"import events {Files.Write("asserted.jsonl", late + "\n")} {Initiative} --source paper");

        await AreTheSameAsync("effective=2026-10-30&known=2026-10-01");
        await AreTheSameAsync("effective=2026-10-30&known=2026-09-01");
        await ImportEventsAsync(Withdrawn(AnId(7)));
        await AreTheSameAsync("effective=2026-10-30");
        await AreTheSameAsync("effective=2026-10-30&known=2026-10-01");
    }

    [Fact]
    public async Task Are_forgotten_when_the_log_becomes_another()
    {
        await SayAsync("milestone_reached", new { effectiveOn = "2026-09-04", milestone = "M1" });
        await SayAsync("check_in_recorded", new { note = "Two classrooms." });
        Assert.Equal(0.4m, await EarnedAsync());
        await AreTheSameAsync("effective=2026-10-30&position=5&known=2036-01-01");
        await EmptyAsync();
        await Invented.SetUpAsync(Door, Files);

        Assert.Equal(0m, await EarnedAsync());
        await AreTheSameAsync("effective=2026-10-30&position=5&known=2036-01-01");
    }

    [Fact]
    public async Task Of_one_district_are_never_anothers()
    {
        const string Other = "9900003";
        await GetAsync($"{Base}/board");
        await Door.DoAsync($"import schools {Files.Write("other.csv", Schools.Replace("9900002", Other, StringComparison.Ordinal).Replace("Oak", "Elm", StringComparison.Ordinal))} --from csv --district {Other}");
        await Door.DoAsync($"import calendar {Files.Write("calendar.json", Calendar)} --district {Other}");
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} --district {Other} --initiative pl");
        await Door.DoAsync($"import events {Files.Write("other.jsonl", Enrolled($"{Other}00001") + "\n")} --district {Other} --initiative pl");

        var board = await GetAsync($"/api/v1/districts/{Other}/initiatives/pl/board");
        Assert.Equal("Elm", Assert.Single(board.GetProperty("schools").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(2, (await GetAsync($"{Base}/board")).GetProperty("schools").GetArrayLength());
    }

    private async Task AreTheSameAsync(string query)
    {
        var asked = CoordinateQuery.Of(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query))).Coordinates!;
        var anew = await new BoardReader(new PostgresEventStore(Database.App), Clock).AskAsync(new(District), new("pl"), asked, CancellationToken.None);
        var expected = anew.Board is { } board ? Json.Write(BoardDocument.Of(board, [])) : anew.Refusal!.Code;

        using var response = await Client.GetAsync($"{Base}/board?{query}");
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal(expected, anew.Board is null ? JsonDocument.Parse(text).RootElement.GetProperty("code").GetString() : text);
    }

    private async Task SaySomethingAsync(Random chance, List<Guid> said)
    {
        var school = chance.Next(2) == 0 ? Events : $"{Base}/schools/{Pine}/events";
        var spoken = chance.Next(6) switch
        {
            0 => await SayAsync("milestone_reached", new { effectiveOn = Day(chance), milestone = chance.Next(2) == 0 ? "M1" : "M2" }, address: school),
            1 => await SayAsync("calendar_day_changed", new { date = Day(chance), kind = chance.Next(2) == 0 ? "weather" : "instructional", reason = "Snow." }, address: $"{Base}/events"),
            2 when said.Count > 0 => await SayAsync("event_withdrawn", new { @event = said[chance.Next(said.Count)], reason = "A typing error." }, address: school),
            3 => await SayAsync("school_renamed", new { name = $"Oak {chance.Next(9)}" }, address: school),
            4 => await SayAsync("rollout_paused", new { effectiveOn = Day(chance), reason = "Flood." }, address: school),
            _ => await SayAsync("check_in_recorded", new { effectiveOn = Day(chance) }, address: school),
        };
        if (spoken.Body.TryGetProperty("id", out var id))
            said.Add(id.GetGuid());
    }

    private static string Day(Random chance) => new DateOnly(2026, 8, 17).AddDays(chance.Next(90)).ToString("yyyy-MM-dd");

    private async Task<decimal> EarnedAsync() =>
        (await GetAsync($"{Base}/schools/{Oak}?effective=2026-11-20")).GetProperty("row").GetProperty("earned").GetDecimal();
}
