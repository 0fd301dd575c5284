using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Tables;

/// <summary>Whoever adds a page with a table adds what is taken along of it, or says here why not. A route with a part that is not known here fails.</summary>
public sealed class EveryPageWithATable(FreshDatabase database) : ADemonstratedDistrict(database)
{
    private const string Check = "Spring check";

    /// <summary>Pages with a table of which no file is to be had, and why.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["/d/{lea}/{slug}/events/{id}"] = "one event, whose table is its members: the API and the history have it as JSON",
        ["/docs"] = "how programs ask",
        ["/status"] = "how this server is, of this moment; /metrics is for programs",
    };

    /// <summary>What isn't there to be walked through: a draft, an upload, an address that is given out once, a district that is still to come.</summary>
    private static readonly string[] OnlyForWhoeverHasIt =
    [
        "/d/{lea}/imports/{upload}", "/d/{lea}/set-up/{slug}/adopt", "/d/{lea}/set-up/{slug}/discard", "/d/{lea}/set-up/{slug}/{step}", "/calendars/{lea}/{slug}/{secret}.ics", "/join/{lea}/{secret}",
        "/sign-in/provider", "/districts/new",
    ];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var superintendent = await AsAsync(Role.Superintendent);
        var check = $"{Pages}/track-checks/{Uri.EscapeDataString(Check)}";
        await superintendent.FillInAsync("/account", $"{check}/hold", ("key", NewKey()), ("roles", "superintendent"));
        var published = await superintendent.FillInAsync($"{check}/packet", $"{check}/publish", ("key", NewKey()), ("title", "How our schools stand"));
        Assert.Equal(HttpStatusCode.SeeOther, published.Status);
    }

    [Fact]
    public async Task Gives_it_as_a_file()
    {
        using var visitor = await WithEveryRightAsync();
        var (withTables, wrong) = (new List<string>(), new List<string>());
        foreach (var route in Routes())
        {
            var address = await FilledInAsync(visitor, route);
            var visit = await visitor.GoAsync(address);
            if (visit.Status is not (HttpStatusCode.OK or HttpStatusCode.SeeOther))
                wrong.Add($"{route}: {visit.Status} at {address}");
            if (visit.Status is not HttpStatusCode.OK || !visit.Headers["Content-Type"].StartsWith("text/html", StringComparison.Ordinal))
                continue;

            var page = await PageAsync(visitor, address);
            var files = FilesOf(page);
            var answersAFile = (await visitor.GoAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv")).Headers["Content-Type"].StartsWith("text/csv", StringComparison.Ordinal);
            if (files.Count > 0 != answersAFile)
                wrong.Add($"{route}: leads to {files.Count} files, and {(answersAFile ? "answers" : "does not answer")} ?format=csv");
            if (files.Count > 0)
                withTables.Add(route);
            if (page.QuerySelector("main table") is not null && files.Count == 0 != Without.ContainsKey(route))
                wrong.Add($"{route}: has a table and {(files.Count == 0 ? "nothing to take along" : "files, though it is said to have none")}");
            foreach (var file in files)
                wrong.AddRange(Differences(file, await visitor.GoAsync(file)));
        }

        Assert.Equal([], wrong);
        Assert.Superset(
            new HashSet<string>(((string[])["", "/waves", "/partners", "/measures", "/practice", "/stages", "/learning", "/track-checks/{check}/packet", "/published/{report}"])
                .Select(page => $"/d/{{lea}}/{{slug}}{page}")) { "/consortium" },
            withTables.ToHashSet());
    }

    private static IEnumerable<string> Differences(string file, Visit visit)
    {
        var media = file.Contains("format=csv", StringComparison.Ordinal) ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        if (visit.Status is not HttpStatusCode.OK || visit.Headers["Content-Type"].Split(';')[0] != media)
            yield return $"{file}: {visit.Status} {visit.Headers.GetValueOrDefault("Content-Type")}";
    }

    /// <summary>All addresses that browsers ask for, but the one that never ends.</summary>
    private IEnumerable<string> Routes() => App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
        .Select(route => $"/{route.RoutePattern.RawText!.Trim('/')}")
        .Where(route => !route.StartsWith("/api/", StringComparison.Ordinal) && !route.StartsWith("/assets/", StringComparison.Ordinal))
        .Where(route => !route.EndsWith("/live", StringComparison.Ordinal) && !OnlyForWhoeverHasIt.Contains(route))
        .Distinct().Order(StringComparer.Ordinal);

    private static async Task<string> FilledInAsync(Visitor visitor, string route)
    {
        var anEvent = route.Contains("/events/", StringComparison.Ordinal) || route.EndsWith("/undo", StringComparison.Ordinal)
            ? (await CsvAsync(visitor, $"{Pages}/history?format=csv&school={Jackdaw}"))[1][^6]
            : "";
        var address = route.Replace("/events/{id}", $"/events/{anEvent}").Replace("/schools/{id}", $"/schools/{Jackdaw}")
            .Replace("{lea}", Demonstration).Replace("{slug}", "personalised-learning")
            .Replace("{check}", Uri.EscapeDataString(Check)).Replace("{report}", Uri.EscapeDataString(Check));
        Assert.DoesNotContain('{', address);
        return address.EndsWith("/undo", StringComparison.Ordinal) ? $"{address}?event={anEvent}" : address;
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private async Task<Visitor> WithEveryRightAsync()
    {
        var account = await AddAsync("all@demonstration.example", Demonstration, Role.Administrator);
        foreach (var role in (Role[])[Role.ProjectManager, Role.Superintendent, Role.Auditor, Role.Board, Role.Consortium])
            await Members.GrantAsync(new(Demonstration), account.Id, new(role, null), "tests", default);
        return await ComeInAsync(account);
    }
}
