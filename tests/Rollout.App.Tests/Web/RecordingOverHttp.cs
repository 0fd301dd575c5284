using System.Net;
using System.Text.Json;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

public sealed class RecordingOverHttp(FreshDatabase database) : AServedDistrict(database)
{
    private static readonly object Vision = new { effectiveOn = "2026-09-04", milestone = "M1" };

    private string InThreeDays => DateOnly.FromDateTime(Clock.Now.UtcDateTime).AddDays(3).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Answers_where_the_event_stands_and_the_board_knows_it_at_once()
    {
        var before = await GetAsync($"{Base}/schools/{Oak}");

        var said = await SayAsync("milestone_reached", Vision);

        Assert.Equal((HttpStatusCode.Created, "application/json", "\"2\""), (said.Status, said.MediaType, said.Tag));
        Assert.Equal((1, "rollout/pl/" + Oak, 2), (before.GetProperty("version").GetInt32(), said.Body.GetProperty("stream").GetString()!, said.Body.GetProperty("version").GetInt32()));
        var after = await GetAsync($"{Base}/schools/{Oak}");
        Assert.Equal(0.4m, after.GetProperty("row").GetProperty("earned").GetDecimal());
        Assert.Equal(said.Body.GetProperty("position").GetInt64(), after.GetProperty("position").GetInt64());
        Assert.Equal("local", await ByAsync(said.Body.GetProperty("id").GetGuid()));
    }

    /// <summary>Told before it is stored: else its board would have no address.</summary>
    [Fact]
    public async Task Refuses_an_initiative_called_as_a_page_of_the_district_and_a_school_that_is_not_there()
    {
        const string Body = """{"type":"initiative_chartered","data":{"title":"Reading"}}""";
        var before = await StoredAsync();
        Assert.Equal("409 reserved-name", (await SendAsync(HttpMethod.Post, $"/api/v1/districts/{District}/initiatives/imports/events", Body, "a key")).Problem);
        Assert.Equal("409 unknown-school data.school", (await SayAsync("need_profile_recorded", new { school = "990000200009", quartile = 4 }, address: $"{Base}/events")).Problem);
        Assert.Equal(before, await StoredAsync());
        Assert.Equal(HttpStatusCode.Created, (await SayAsync("need_profile_recorded", new { school = Pine, quartile = 4 }, address: $"{Base}/events")).Status);
    }

    [Fact]
    public async Task Takes_the_districts_day_when_none_is_said()
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2);
        Clock.Now = new(day, new TimeOnly(3, 0), TimeSpan.Zero);

        await SayAsync("check_in_recorded", new { note = "Late in the evening in Chicago." });

        Assert.Equal(day.AddDays(-1).ToString("yyyy-MM-dd"), (await LastAsync()).GetProperty("effectiveOn").GetString());
    }

    [Fact]
    public async Task Under_the_same_key_answers_as_the_first_time_and_stores_nothing_more()
    {
        var first = await SayAsync("check_in_recorded", new { note = "Two classrooms." }, "a key");
        await SayAsync("check_in_recorded", new { note = "Three classrooms." });
        var stored = await StoredAsync();
        Clock.Now = Clock.Now.AddDays(1);

        var again = await SayAsync("check_in_recorded", new { note = "Two classrooms." }, "a key");

        Assert.Equal((first.Status, first.Tag, first.Body.GetRawText()), (again.Status, again.Tag, again.Body.GetRawText()));
        Assert.Equal(stored, await StoredAsync());
    }

    [Theory]
    [InlineData("""{"type":"check_in_recorded","data":{"note":"Another."}}""", Events)]
    [InlineData("""{"type":"check_in_recorded","data":{"note":"Two classrooms."}}""", $"{Base}/schools/{Pine}/events")]
    public async Task Under_a_used_key_refuses_another_request(string body, string address)
    {
        await SayAsync("check_in_recorded", new { note = "Two classrooms." }, "a key");

        Assert.Equal("422 key-reused Idempotency-Key", (await SendAsync(HttpMethod.Post, address, body, "a key")).Problem);
    }

    [Fact]
    public async Task Under_the_same_key_repeats_a_refusal_even_when_it_would_go_well_by_now()
    {
        var ahead = new { effectiveOn = InThreeDays, milestone = "M1" };
        var refused = await SayAsync("milestone_reached", ahead, "a key");
        Clock.Now = Clock.Now.AddDays(7);
        var again = await SayAsync("milestone_reached", ahead, "a key");
        var anew = await SayAsync("milestone_reached", ahead);

        Assert.Equal("409 effective-in-the-future data.effectiveOn", refused.Problem);
        Assert.Equal(refused.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal(HttpStatusCode.Created, anew.Status);
    }

    [Fact]
    public async Task Forgets_the_outcome_of_a_key_after_thirty_days()
    {
        var ahead = new { effectiveOn = InThreeDays, milestone = "M1" };
        await SayAsync("milestone_reached", ahead, "a key");
        Clock.Now = Clock.Now.AddDays(31);

        Assert.Equal(HttpStatusCode.Created, (await SayAsync("milestone_reached", ahead, "a key")).Status);
    }

    [Fact]
    public async Task What_is_so_already_is_fine_and_stores_nothing()
    {
        await SayAsync("milestone_reached", Vision);
        var stored = await StoredAsync();

        var again = await SayAsync("milestone_reached", Vision);

        Assert.Equal((HttpStatusCode.OK, "\"2\"", 2), (again.Status, again.Tag, again.Body.GetProperty("version").GetInt32()));
        Assert.Equal(stored, await StoredAsync());
    }

    [Fact]
    public async Task On_a_version_that_is_past_is_told_so_and_stores_nothing()
    {
        var seen = (await GetAsync($"{Base}/schools/{Oak}")).GetProperty("version").GetInt64();
        await SayAsync("check_in_recorded", new { note = "Somebody was quicker." }, rests: $"\"{seen}\"");
        var stored = await StoredAsync();

        var late = await SayAsync("milestone_reached", Vision, rests: $"\"{seen}\"");

        Assert.Equal("412 someone-was-first If-Match", late.Problem);
        Assert.Equal(stored, await StoredAsync());
        Assert.Equal(HttpStatusCode.Created, (await SayAsync("milestone_reached", Vision, rests: late.Tag)).Status);
    }

    [Fact]
    public async Task By_many_at_once_without_a_version_records_them_all()
    {
        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => SayAsync("check_in_recorded", new { note = $"Number {n}." })));

        Assert.All(said, spoken => Assert.Equal(HttpStatusCode.Created, spoken.Status));
        Assert.Equal([2, 3, 4, 5], said.Select(spoken => spoken.Body.GetProperty("version").GetInt32()).Order());
    }

    [Fact]
    public async Task Under_one_key_by_two_at_once_records_it_once()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SayAsync("check_in_recorded", new { note = "Once." }, "a key")));

        Assert.All(both, spoken => Assert.Equal(HttpStatusCode.Created, spoken.Status));
        Assert.Equal(both[0].Body.GetRawText(), both[1].Body.GetRawText());
        Assert.Equal(2, (await GetAsync($"{Base}/schools/{Oak}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Takes_an_event_back_wherever_it_stands()
    {
        var rename = await SayAsync("school_renamed", new { name = "Old Oak" });
        Assert.Equal($"school/{Oak}", rename.Body.GetProperty("stream").GetString());

        var withdrawn = await SayAsync("event_withdrawn", new { @event = rename.Body.GetProperty("id").GetGuid(), reason = "Typing error." });

        Assert.Equal((HttpStatusCode.Created, $"school/{Oak}"), (withdrawn.Status, withdrawn.Body.GetProperty("stream").GetString()));
        Assert.Equal("Oak", (await GetAsync($"{Base}/schools/{Oak}")).GetProperty("row").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Puts_what_is_about_all_schools_into_the_initiatives_or_the_districts_stream()
    {
        var wave = await SayAsync("wave_scheduled", new { wave = "2", launchOn = "2027-01-11" }, address: $"{Base}/events");
        var snow = await SayAsync("calendar_day_changed", new { date = "2026-11-19", kind = "weather" }, address: $"{Base}/events");

        Assert.Equal(("initiative/pl", "district"), (wave.Body.GetProperty("stream").GetString(), snow.Body.GetProperty("stream").GetString()));
    }

    private async Task<string?> ByAsync(Guid id) =>
        (await GetAsync($"{Base}/history?school={Oak}")).GetProperty("events").EnumerateArray()
            .Single(happened => happened.GetProperty("id").GetGuid() == id).GetProperty("by").GetString();

    private async Task<JsonElement> LastAsync() =>
        (await GetAsync($"{Base}/history?school={Oak}")).GetProperty("events").EnumerateArray().Last();
}
