using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Every answer of the front, whatever becomes of the request, tells the browser to run, frame and guess nothing.</summary>
public sealed class HeadersOfEveryAnswer(FreshDatabase database) : ADistrictOfPeople(database)
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", SecurityHeaders.Policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ];

    private readonly SortedSet<int> _seen = [];

    private protected override SignInOptions SignIn => new(Origin: null, Demonstration: null) { FailuresOfAnAccount = 1 };

    [Fact]
    public void Let_nothing_run_that_is_not_served_here()
    {
        var policy = SecurityHeaders.Policy.Split("; ").Select(directive => directive.Split(' ')).ToDictionary(parts => parts[0], parts => string.Join(' ', parts[1..]));
        Assert.Equal(("'self'", "'none'", "'none'", "'none'", "'self'"), (policy["default-src"], policy["frame-ancestors"], policy["base-uri"], policy["object-src"], policy["form-action"]));
        Assert.DoesNotContain("unsafe", SecurityHeaders.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain(policy.Keys, directive => directive.StartsWith("script-src", StringComparison.Ordinal) || directive.StartsWith("style-src", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_on_every_address_for_whoever_asks_and_with_every_status()
    {
        var ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        await EveryAddressAsync(ana);
        await EveryStatusAsync(ana);
        await BrokenWorldsAsync(ana);

        Assert.Subset(_seen, new SortedSet<int> { 200, 201, 302, 303, 304, 400, 401, 403, 404, 405, 409, 412, 413, 415, 421, 422, 429, 500, 503 });
    }

    private async Task EveryAddressAsync(Account ana)
    {
        foreach (var row in Matrix.Agreed.Rows)
        {
            foreach (var method in new HashSet<string> { row.Method, "GET", "HEAD", "PUT", "OPTIONS" })
            {
                using var somebody = await ComeInAsync(ana);
                using var nobody = Nobody();
                foreach (var visitor in (Visitor[])[somebody, nobody])
                    Look($"{method} {row.Address}", await visitor.SendAsync(new(method), row.At(Invented.District, Invented.Oak), null, row.IsForPrograms ? "application/json" : "text/html"));
            }
        }
    }

    private async Task EveryStatusAsync(Account ana)
    {
        using var browser = await ComeInAsync(ana);
        using var coach = await ComeInAsync(await AddAsync("cole@here.example", Invented.District, Role.Coach, Invented.Oak));
        using var program = await ProgramAsync(ana, Invented.District);
        const string CheckIn = """{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04"}}""";
        Look("403", await coach.GoAsync($"/d/{Invented.District}/pl"));
        Look("403 in JSON", await coach.GoAsync($"{Base}/board", "application/json"));
        Look("201", await RecordAsync(program, CheckIn));
        Look("409", await RecordAsync(program, CheckIn.Replace("check_in_recorded", "milestone_reached", StringComparison.Ordinal).Replace("{\"e", "{\"milestone\":\"M9\",\"e", StringComparison.Ordinal)));
        Look("422", await RecordAsync(program, "{}"));
        Look("415", await RecordAsync(program, CheckIn, "text/plain"));
        program.Headers["If-Match"] = "\"77\"";
        Look("412", await RecordAsync(program, CheckIn));
        program.Headers["Expect"] = "100-continue";
        Look("413", await RecordAsync(program, new string('a', 1_000_100)));
        foreach (var address in (string[])[$"/d/{Invented.District}/pl", $"{Base}/board", WebAssets.Shipped.Styles])
        {
            browser.Headers["If-None-Match"] = (await browser.GoAsync(address)).Headers["ETag"];
            Look($"304 {address}", await browser.GoAsync(address));
            browser.Headers.Remove("If-None-Match");
        }

        using var guesser = Nobody();
        foreach (var _ in (int[])[1, 2])
            Look("422 and 429", await guesser.FillInAsync("/sign-in", "/sign-in", ("email", "a"), ("password", "b")));
        Look("303", await browser.FillInAsync("/account", "/sign-out"));
        using var stray = Nobody();
        stray.Headers["Host"] = "evil.example";
        Look("421", await stray.GoAsync("/"));
        stray.Headers.Remove("Host");
        stray.Headers["Sec-Fetch-Site"] = "cross-site";
        Look("403 of another site's", await stray.SendFormAsync("/sign-in", null));
        foreach (var address in (string[])["/none", "/assets/none", "/health/none", "/openapi/none", "/%ff", "/d/%ff/pl"])
            Look(address, await browser.GoAsync(address));
    }

    /// <summary>The database away, and a fault of our own.</summary>
    private async Task BrokenWorldsAsync(Account ana)
    {
        using var browser = await ComeInAsync(ana);
        await using var away = await ServeAsync(Database.AppConnectionString + ";Port=1;Host=127.0.0.1");
        await using var broken = await ServeAsync(Database.AppConnectionString, builder => builder.Services.AddSingleton<TimeProvider>(new BrokenClock()));
        foreach (var (front, status) in ((WebApplication, HttpStatusCode)[])[(away, HttpStatusCode.ServiceUnavailable), (broken, HttpStatusCode.InternalServerError)])
        {
            using var visitor = new Visitor(new(front.Urls.Single())) { Session = browser.Session };
            foreach (var address in (string[])["/account", $"/d/{Invented.District}/pl", $"{Base}/board"])
            {
                var visit = await visitor.GoAsync(address);
                Assert.Equal((address, status), (address, visit.Status));
                Look(address, visit);
            }
        }
    }

    private void Look(string what, Visit visit)
    {
        _seen.Add((int)visit.Status);
        foreach (var (name, value) in Headers)
            Assert.Equal((what, name, value), (what, name, visit.Headers.GetValueOrDefault(name)));
        Assert.DoesNotContain("Server", visit.Headers.Keys);
        Assert.DoesNotContain("X-Powered-By", visit.Headers.Keys);
        Assert.All(visit.Cookies, cookie => Assert.Contains("; httponly", cookie, StringComparison.Ordinal));
    }

    private static Task<Visit> RecordAsync(Visitor program, string body, string mediaType = "application/json")
    {
        program.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
        return program.SendAsync(HttpMethod.Post, Events, new StringContent(body, Encoding.UTF8, mediaType), "application/json");
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("a fault of our own");
    }
}
