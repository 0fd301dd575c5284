using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

public sealed class Problems(FreshDatabase database) : AServedDistrict(database)
{
    private const string School = $"{Base}/schools/{Oak}";
    private const string CheckIn = """{"type":"check_in_recorded","data":{}}""";

    public static TheoryData<string> Reading { get; } = new(
        $"{Base}/board", School, $"{School}/explain", $"{School}/forecast");

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task Of_coordinates_that_are_none_name_the_parameter(string address)
    {
        foreach (var (query, parameter) in new[] { ("effective=2026-02-30", "effective"), ("known=yesterday", "known"), ("position=0", "position"), ("path=one", "path"), ("rules=-1", "rules"), ("path=1&path=2", "path") })
            Assert.Equal($"400 malformed-query {parameter}", (await SendAsync(HttpMethod.Get, $"{address}?{query}")).Problem);
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task Of_coordinates_that_name_nothing_say_what_there_is(string address)
    {
        foreach (var (query, problem) in new[] { ("position=9999", "unknown-position position"), ("path=7", "unknown-path path"), ("rules=7", "unknown-rules rules") })
            Assert.Equal($"404 {problem}", (await SendAsync(HttpMethod.Get, $"{address}?{query}")).Problem);
    }

    [Theory]
    [InlineData("/api/v1/districts/9900009/initiatives/pl/board", "404 unknown-district district")]
    [InlineData("/api/v1/districts/oak/initiatives/pl/board", "404 unknown-district lea")]
    [InlineData("/api/v1/districts/9900002/initiatives/none/board", "404 unknown-initiative initiative")]
    [InlineData("/api/v1/districts/9900002/initiatives/No!/board", "404 unknown-initiative slug")]
    [InlineData("/api/v1/districts/9900002/initiatives/none/history", "404 unknown-initiative slug")]
    [InlineData($"{Base}/schools/990000200009", "404 unknown-school school")]
    [InlineData($"{Base}/schools/o!k/explain", "404 unknown-school id")]
    [InlineData($"{Base}/nothing", "404 not-found")]
    [InlineData("/nothing", "404 not-found")]
    [InlineData($"{Base}/board?status=splendid", "400 malformed-query status")]
    [InlineData($"{Base}/history?after=-1", "400 malformed-query after")]
    [InlineData($"{Base}/history?limit=1001", "400 malformed-query limit")]
    [InlineData($"{Base}/history?type=nonsense", "400 malformed-query type")]
    [InlineData($"{Base}/history?school=o!k", "400 malformed-query school")]
    public async Task Of_an_address_say_which_part_names_nothing(string address, string problem)
    {
        var spoken = await SendAsync(HttpMethod.Get, address);

        Assert.Equal((problem, "application/problem+json"), (spoken.Problem, spoken.MediaType));
    }

    [Theory]
    [InlineData("", "422 malformed-json")]
    [InlineData("[]", "422 malformed-json")]
    [InlineData("""{"type":"check_in_recorded","data":{},"data":{}}""", "422 malformed-json")]
    [InlineData("""{"type":"check_in_recorded"}""", "422 missing-field data")]
    [InlineData("""{"data":{}}""", "422 missing-field type")]
    [InlineData("""{"type":"check_in_recorded","data":{},"by":"me"}""", "422 unknown-field by")]
    [InlineData("""{"type":"nonsense","data":{}}""", "422 unknown-type type")]
    [InlineData("""{"type":"check_in_recorded","data":{"mood":"good"}}""", "422 unknown-field data.mood")]
    [InlineData("""{"type":"milestone_reached","data":{}}""", "422 missing-field data.milestone")]
    [InlineData("""{"type":"wave_scheduled","data":{"wave":"1","launchOn":"2027-01-11"}}""", "422 unexpected-school type")]
    [InlineData("""{"type":"milestone_reached","data":{"milestone":"M9","effectiveOn":"2026-09-04"}}""", "409 unknown-milestone data.milestone")]
    public async Task Of_an_event_name_the_member_and_store_nothing(string body, string problem)
    {
        var before = await StoredAsync();

        Assert.Equal(problem, (await SendAsync(HttpMethod.Post, Events, body, "a key")).Problem);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Of_a_write_without_its_headers_say_which()
    {
        Assert.Equal("400 missing-idempotency-key Idempotency-Key", (await SendAsync(HttpMethod.Post, Events, CheckIn)).Problem);
        Assert.Equal("400 malformed-if-match If-Match", (await SendAsync(HttpMethod.Post, Events, CheckIn, "k", "seven")).Problem);
        Assert.Equal("415 unsupported-media-type Content-Type", (await SendAsync(HttpMethod.Post, Events, CheckIn, "k", mediaType: "text/plain")).Problem);
        Assert.Equal("405 method-not-allowed", (await SendAsync(HttpMethod.Put, Events, CheckIn, "k")).Problem);
        Assert.Equal("404 unknown-district lea", (await SendAsync(HttpMethod.Post, "/api/v1/districts/9900009/initiatives/pl/events", CheckIn, "k")).Problem);
        Assert.Equal("422 needs-school type", (await SendAsync(HttpMethod.Post, $"{Base}/events", CheckIn, "k")).Problem);
    }

    [Fact]
    public async Task Of_a_body_that_is_too_large_say_so()
    {
        var spoken = await SendAsync(HttpMethod.Post, Events, $$$"""{"type":"check_in_recorded","data":{"note":"{{{new string('a', 1_100_000)}}}"}}""", "k");

        Assert.Equal("413 body-too-large", spoken.Problem);
    }

    [Theory]
    [InlineData("update es_history set facts = 'nonsense'", "500 unforeseen")]
    [InlineData("alter table es_history rename to es_gone", "500 database-refused")]
    public async Task That_nobody_foresaw_are_logged_with_their_cause_and_told_without_it(string damage, string problem)
    {
        await Database.RunAsync(damage);
        var spoken = await SendAsync(HttpMethod.Get, $"{Base}/board");
        if (damage.StartsWith("alter", StringComparison.Ordinal))
            await Database.RunAsync("alter table es_gone rename to es_history");

        Assert.Equal((problem, "application/problem+json"), (spoken.Problem, spoken.MediaType));
        Assert.DoesNotContain("nonsense", spoken.Body.GetRawText());
        await FreshDatabase.UntilAsync(() => Task.FromResult(!Diary.Entries.IsEmpty), "Nothing is logged.");
        Assert.NotNull(Assert.Single(Diary.Entries).Exception);
    }

    [Theory]
    [InlineData($"{Base}/board")]
    [InlineData("/nothing")]
    [InlineData("/health/live")]
    [InlineData($"{Base}/board?effective=x")]
    public async Task Or_not_every_answer_carries_the_headers_that_keep_others_out(string address)
    {
        using var response = await Client.GetAsync(address);

        Assert.StartsWith("default-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }
}
