using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rollout.Domain.Initiatives;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

/// <summary>A row for each route: what it answers where it is asked wrongly. A route without a row fails.</summary>
public sealed class EveryRoute(FreshDatabase database) : AServedDistrict(database)
{
    private const string Root = "/api/v1/districts/{lea}/initiatives/{slug}";
    private const string Unknown = "/api/v1/districts/9900009/initiatives/pl";
    private const string Pages = "/d/{lea}/{slug}";
    private const string Page = $"/d/{District}/pl";
    private const string Form = "application/x-www-form-urlencoded";
    private const string CheckIn = """{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04"}}""";
    private const string Wave = """{"type":"wave_scheduled","data":{"wave":"9","launchOn":"2027-01-11"}}""";
    private const string BadEvent = """{"type":"nonsense","data":{}}""";

    private static readonly Dictionary<string, Call[]> Rows = new()
    {
        [$"GET {Root}/board"] = Reading("/board"),
        [$"GET {Root}/explain"] = Reading("/explain"),
        [$"GET {Root}/schools/{{id}}"] = [.. Reading($"/schools/{Oak}"), new("404", "GET", $"{Base}/schools/none")],
        [$"GET {Root}/schools/{{id}}/explain"] = [.. Reading($"/schools/{Oak}/explain"), new("404", "GET", $"{Base}/schools/none/explain")],
        [$"GET {Root}/schools/{{id}}/forecast"] = [.. Reading($"/schools/{Oak}/forecast"), new("404", "GET", $"{Base}/schools/none/forecast")],
        [$"GET {Root}/track-checks/{{check}}/packet"] = [.. Reading("/track-checks/none/packet"), new("404", "GET", $"{Base}/track-checks/none/packet")],
        [$"GET {Root}/history"] = [.. Reading("/history", bad: "?limit=0"), new("400", "GET", $"{Base}/history?format=csv")],
        [$"POST {Root}/events"] = Writing("/events", Wave, """{"type":"target_set","data":{"indicator":"none","effectiveOn":"2026-09-04","value":1}}"""),
        [$"POST {Root}/schools/{{id}}/events"] =
            [.. Writing($"/schools/{Oak}/events", CheckIn, """{"type":"milestone_reached","data":{"milestone":"M9","effectiveOn":"2026-09-04"}}"""), new("404", "POST", $"{Base}/schools/o!k/events", CheckIn)],
        [$"GET {Pages}"] = Showing(""),
        [$"GET {Pages}/schools/{{id}}"] = [.. Showing($"/schools/{Oak}"), new("404", "GET", $"{Page}/schools/none")],
        [$"GET {Pages}/no-news"] = Showing("/no-news"),
        [$"GET {Pages}/rules"] = Showing("/rules", bad: "?compare=9"),
        [$"POST {Pages}/rules"] = Filling("/rules"),
        [$"GET {Pages}/principals"] = [.. Showing("/principals"), new("400", "GET", $"{Page}/principals?page=0")],
        [$"GET {Pages}/communications"] = [.. Showing("/communications"), new("404", "GET", $"{Page}/communications?school=none")],
        [$"GET {Pages}/measures"] = [.. Showing("/measures"), new("404", "GET", $"{Page}/measures?school=none")],
        [$"GET {Pages}/agreements"] = Showing("/agreements"),
        [$"GET {Pages}/partners"] = Showing("/partners"),
        [$"GET {Pages}/waves"] = [.. Showing("/waves"), new("400", "GET", $"{Page}/waves?size=0"), new("400", "GET", $"{Page}/waves?page=none")],
        [$"GET {Pages}/practice"] = [.. Showing("/practice"), new("404", "GET", $"{Page}/practice?school=none")],
        [$"GET {Pages}/stages"] = Showing("/stages"),
        [$"POST {Pages}/stages"] = Filling("/stages"),
        [$"POST {Pages}/stages/questions"] = Filling("/stages/questions"),
        [$"GET {Pages}/learning"] = Showing("/learning"),
        [$"GET {Pages}/history"] = Showing("/history", bad: "?type=nonsense"),
        [$"GET {Pages}/events/{{id}}"] = [new("404", "GET", $"{Page}/events/none"), new("405", "DELETE", $"{Page}/events/none")],
        [$"GET {Pages}/supports"] = Showing("/supports"),
        [$"POST {Pages}/supports/menu"] = Filling("/supports/menu"),
        [$"GET {Pages}/calendar.ics"] = [.. Showing("/calendar.ics"), new("400", "GET", $"{Page}/calendar.ics?role=coach")],
        [$"GET {Pages}/track-checks"] = Showing("/track-checks"),
        [$"POST {Pages}/track-checks"] = Filling("/track-checks"),
        [$"GET {Pages}/track-checks/{{check}}"] = [.. Showing("/track-checks/none"), new("404", "GET", $"{Page}/track-checks/none")],
        [$"POST {Pages}/track-checks/{{check}}/decisions"] = Filling("/track-checks/none/decisions"),
        [$"POST {Pages}/track-checks/{{check}}/hold"] = Filling("/track-checks/none/hold"),
        [$"GET {Pages}/track-checks/{{check}}/packet"] = [.. Showing("/track-checks/none/packet"), new("404", "GET", $"{Page}/track-checks/none/packet")],
        [$"POST {Pages}/track-checks/{{check}}/publish"] = Filling("/track-checks/none/publish"),
        [$"GET {Pages}/published"] =
            [new("404", "GET", "/d/9900009/pl/published"), new("404", "GET", $"/d/{District}/none/published"), new("405", "DELETE", $"{Page}/published")],
        [$"GET {Pages}/published/{{report}}"] = [new("404", "GET", $"{Page}/published/none"), new("405", "DELETE", $"{Page}/published/none")],
        [$"GET {Pages}/log"] = Showing("/log", bad: $"?school={Oak}&type=nonsense"),
        [$"POST {Pages}/log"] = Filling("/log"),
        [$"GET {Pages}/log/undo"] = [new("404", "GET", $"{Page}/log/undo?event=none"), new("405", "DELETE", $"{Page}/log/undo")],
        [$"POST {Pages}/log/undo"] = Filling("/log/undo"),
        [$"GET {Pages}/live"] = [new("400", "GET", $"{Page}/live"), new("404", "GET", "/d/oak/pl/live?position=1"), new("405", "POST", $"{Page}/live", "{}")],
        ["GET /"] = [new("405", "POST", "/", "{}"), new("404", "GET", "/d/9900009/pl")],
        ["GET /sign-in"] = [new("405", "PUT", "/sign-in", "{}")],
        ["POST /sign-in"] = Sending("/sign-in", "email=a&password=b"),
        ["POST /sign-in/passkey/options"] = Sending("/sign-in/passkey/options", "a=b"),
        ["POST /sign-in/passkey"] = Sending("/sign-in/passkey", "credential=a"),
        ["POST /sign-in/persona"] = Sending("/sign-in/persona", "persona=a"),
        ["GET /sign-in/provider"] = [new("405", "PUT", "/sign-in/provider", "{}")],
        ["POST /sign-in/provider"] = Sending("/sign-in/provider", "provider=a"),
        ["POST /sign-out"] = Sending("/sign-out", "a=b"),
        ["GET /join/{lea}/{secret}"] = [new("404", "GET", $"/join/{District}/none"), new("404", "GET", "/join/oak/none"), new("405", "DELETE", $"/join/{District}/none")],
        ["POST /join/{lea}/{secret}"] = Sending($"/join/{District}/none", "name=a"),
        ["GET /account"] = [new("405", "PUT", "/account", "{}")],
        ["GET /consortium"] = [new("405", "PUT", "/consortium", "{}")],
        ["POST /account/sessions/end"] = Sending("/account/sessions/end", "session=a"),
        ["POST /account/sessions/end-all"] = Sending("/account/sessions/end-all", "a=b"),
        ["POST /account/password"] = Sending("/account/password", "password=a"),
        ["POST /account/passkeys/options"] = Sending("/account/passkeys/options", "a=b"),
        ["POST /account/passkeys"] = Sending("/account/passkeys", "credential=a"),
        ["POST /account/passkeys/remove"] = Sending("/account/passkeys/remove", "passkey=a"),
        ["POST /account/calendars"] = Sending("/account/calendars", "calendar=a"),
        ["GET /calendars/{lea}/{slug}/{secret}.ics"] =
            [new("404", "GET", $"/calendars/{District}/pl/none.ics"), new("404", "GET", "/calendars/oak/pl/none.ics"), new("405", "DELETE", $"/calendars/{District}/pl/none.ics")],
        ["POST /account/tokens"] = Sending("/account/tokens", "name=a"),
        ["POST /account/tokens/revoke"] = Sending("/account/tokens/revoke", "token=a"),
        ["GET /people/{lea}"] = [new("404", "GET", "/people/oak"), new("405", "PUT", $"/people/{District}", "{}")],
        ["POST /people/{lea}/invitations"] = Sending($"/people/{District}/invitations", "email=a"),
        ["POST /people/{lea}/invitations/withdraw"] = Sending($"/people/{District}/invitations/withdraw", "invitation=a"),
        ["POST /people/{lea}/roles/revoke"] = Sending($"/people/{District}/roles/revoke", "role=a"),
        ["GET /people/{lea}/access-log"] = [new("404", "GET", "/people/oak/access-log"), new("405", "PUT", $"/people/{District}/access-log", "{}")],
        ["GET /d/{lea}/set-up"] = [new("404", "GET", "/d/9900009/set-up"), new("404", "GET", "/d/oak/set-up"), new("405", "PUT", $"/d/{District}/set-up", "{}")],
        ["POST /d/{lea}/set-up"] = Sending($"/d/{District}/set-up", "title=a"),
        ["GET /d/{lea}/set-up/{slug}/adopt"] = [new("404", "GET", $"/d/{District}/set-up/none/adopt"), new("405", "PUT", $"/d/{District}/set-up/none/adopt", "{}")],
        ["POST /d/{lea}/set-up/{slug}/adopt"] = Sending($"/d/{District}/set-up/none/adopt", "version=0"),
        ["GET /d/{lea}/set-up/{slug}/discard"] = [new("404", "GET", $"/d/{District}/set-up/none/discard"), new("405", "PUT", $"/d/{District}/set-up/none/discard", "{}")],
        ["POST /d/{lea}/set-up/{slug}/discard"] = Sending($"/d/{District}/set-up/none/discard", "version=0"),
        ["GET /d/{lea}/set-up/{slug}/{step}"] = [new("404", "GET", $"/d/{District}/set-up/none/charter"), new("405", "PUT", $"/d/{District}/set-up/none/charter", "{}")],
        ["POST /d/{lea}/set-up/{slug}/{step}"] = Sending($"/d/{District}/set-up/none/charter", "version=0"),
        ["GET /districts/new"] = [new("405", "PUT", "/districts/new", "{}")],
        ["POST /districts/new"] = Sending("/districts/new", "district=a"),
        ["GET /d/{lea}/imports"] = [new("404", "GET", "/d/oak/imports"), new("405", "PUT", $"/d/{District}/imports", "{}")],
        ["POST /d/{lea}/imports"] = Sending($"/d/{District}/imports", "kind=schools"),
        ["GET /d/{lea}/imports/{upload}"] = [new("404", "GET", $"/d/{District}/imports/none"), new("404", "GET", $"/d/oak/imports/{Guid.Empty}"), new("405", "PUT", $"/d/{District}/imports/none", "{}")],
        ["POST /d/{lea}/imports/{upload}"] = Sending($"/d/{District}/imports/none", "seen=a"),
        ["GET /assets/{name}"] = [new("404", "GET", "/assets/none.css"), new("405", "POST", "/assets/app.css", "{}")],
        ["HEAD /assets/{name}"] = [new("405", "PUT", "/assets/app.css", "{}")],
        ["GET /health/live"] = [new("405", "POST", "/health/live", "{}")],
        ["GET /health/ready"] = [new("405", "POST", "/health/ready", "{}")],
        ["GET /openapi/v1.json"] = [new("405", "POST", "/openapi/v1.json", "{}"), new("404", "GET", "/openapi/v2.json")],
        ["GET /docs"] = [new("405", "POST", "/docs", "{}")],
        ["GET /status"] = [new("405", "POST", "/status", "{}")],
        ["GET /metrics"] = [new("405", "POST", "/metrics", "{}")],
    };

    [Fact]
    public void Has_a_row_here() =>
        Assert.Equal(
            App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} /{route.RoutePattern.RawText!.Trim('/')}"))
                .Order(StringComparer.Ordinal),
            Rows.Keys.Order(StringComparer.Ordinal));

    /// <summary>Else an initiative of that name would have no address.</summary>
    [Fact]
    public void Of_the_district_bears_a_name_that_no_initiative_may_have() =>
        Assert.All(
            Rows.Keys.Select(row => row.Split('/')).Where(parts => parts is [_, "d", "{lea}", var name, ..] && name[0] != '{').Select(parts => parts[3]).Distinct(),
            name => Assert.NotNull(InitiativeEvent.RefuseName(new(name))));

    [Fact]
    public async Task Answers_every_wrong_question_with_a_problem()
    {
        foreach (var (route, call) in Rows.SelectMany(row => row.Value.Select(call => (row.Key, call))))
        {
            var spoken = await SendAsync(new(call.Method), call.Address, call.Body, call.HasKey ? Guid.NewGuid().ToString() : null, call.Rests, call.MediaType);

            Assert.True(
                (call.Status, "application/problem+json") == (((int)spoken.Status).ToString(System.Globalization.CultureInfo.InvariantCulture), spoken.MediaType),
                $"{route}: {call} was answered {spoken}");
            Assert.Matches("^[a-z]+(-[a-z]+)*$", spoken.Body.GetProperty("code").GetString());
            Assert.NotEmpty(spoken.Body.GetProperty("detail").GetString()!);
        }
    }

    [Fact]
    public async Task Answers_people_in_a_page_and_programs_never()
    {
        foreach (var (route, call) in Rows.SelectMany(row => row.Value.Select(call => (row.Key, call))).Where(row => row.call.Body?.Length is null or < 1000))
        {
            using var request = new HttpRequestMessage(new(call.Method), call.Address);
            request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml");
            if (call.Body is not null)
                request.Content = new StringContent(call.Body, System.Text.Encoding.UTF8, call.MediaType);
            using var answered = await Client.SendAsync(request);
            var isForPrograms = call.Address.StartsWith("/api", StringComparison.Ordinal);

            Assert.Equal((route, isForPrograms ? "application/problem+json" : "text/html"), (route, answered.Content.Headers.ContentType?.MediaType));
            if (!isForPrograms)
                Assert.Matches("<h1[^>]*>.+</h1>\\s*<p class=\"summary\">.+</p>", await answered.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("/log")]
    [InlineData("/log/undo")]
    public async Task That_takes_a_form_refuses_one_that_came_from_elsewhere(string path)
    {
        var before = await StoredAsync();

        var spoken = await SendAsync(HttpMethod.Post, $"{Page}{path}", $"school={Oak}&type=check_in_recorded&key={Guid.NewGuid()}&rests=1&effectiveOn=2026-09-04", mediaType: Form);

        Assert.Equal(("400 unknown-form", before), (spoken.Problem, await StoredAsync()));
        Assert.Contains("open its page again", spoken.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Call[] Showing(string path, string bad = "?effective=yesterday") =>
    [
        new("400", "GET", $"{Page}{path}{bad}"), new("404", "GET", $"/d/9900009/pl{path}"), new("404", "GET", $"/d/{District}/none{path}"),
        new("405", "DELETE", $"{Page}{path}"),
    ];

    private static Call[] Filling(string path) => [new("400", "POST", $"{Page}{path}", "school=none", MediaType: Form), new("405", "PUT", $"{Page}{path}", "{}")];

    /// <summary>A form that comes from no page of ours.</summary>
    private static Call[] Sending(string path, string body) => [new("400", "POST", path, body, MediaType: Form), new("405", "PATCH", path, "{}")];

    private static Call[] Reading(string path, string bad = "?position=0") =>
    [
        new("400", "GET", $"{Base}{path}{bad}"), new("404", "GET", $"{Unknown}{path}"), new("405", "DELETE", $"{Base}{path}"),
    ];

    private static Call[] Writing(string path, string good, string refused) =>
    [
        new("400", "POST", $"{Base}{path}", good, HasKey: false), new("400", "POST", $"{Base}{path}", good, Rests: "seven"),
        new("404", "POST", $"{Unknown}{path}", good), new("405", "PUT", $"{Base}{path}", good), new("409", "POST", $"{Base}{path}", refused),
        new("412", "POST", $"{Base}{path}", good, Rests: "\"77\""), new("413", "POST", $"{Base}{path}", $"\"{new string('a', 1_000_100)}\""),
        new("415", "POST", $"{Base}{path}", good, MediaType: "text/plain"), new("422", "POST", $"{Base}{path}", BadEvent),
        new("422", "POST", $"{Base}{path}", "{"),
    ];

    private sealed record Call(
        string Status, string Method, string Address, string? Body = null, bool HasKey = true, string? Rests = null, string MediaType = "application/json");
}
