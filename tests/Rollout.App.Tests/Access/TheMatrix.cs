using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Faults;
using Rollout.App.Web.Access;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Access;

/// <summary>Every role at every address: what happens is what matrix.txt says.</summary>
public sealed class TheMatrix(FreshDatabase database, ITestOutputHelper output) : ADistrictOfPeople(database)
{
    private const string OakEvent = "0190a000-0000-7000-8000-00000000a001";
    private const string PineEvent = "0190a000-0000-7000-8000-00000000a002";

    private static readonly Matrix Agreed = Matrix.Agreed;

    private readonly Dictionary<string, Account?> _people = [];
    private readonly Dictionary<string, string> _tokens = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ImportEventsAsync(Invented.CheckedIn("2026-09-01", OakEvent), Invented.CheckedIn("2026-09-01", PineEvent, Invented.Pine));
        foreach (var (column, role, schools) in ((string, Role, string[])[])
            [
                ("admin", Role.Administrator, []), ("pm", Role.ProjectManager, []), ("super", Role.Superintendent, []), ("princ", Role.Principal, [Invented.Oak]),
                ("coach", Role.Coach, [Invented.Oak]), ("comm", Role.Communications, []), ("fin", Role.FinanceTechnology, []), ("audit", Role.Auditor, []),
                ("board", Role.Board, []), ("cons", Role.Consortium, []),
            ])
        {
            await KnowAsync(column, await AddAsync($"{column}@here.example", Invented.District, role, schools));
        }

        await KnowAsync("ext", await AddAsync("ext@elsewhere.example", Elsewhere, Role.Administrator), Elsewhere);
        await KnowAsync("none", await Accounts.AddAsync("none@nowhere.example", "none", null, isPersona: false, default));
        _people["out"] = null;
        _tokens["read"] = await App.Services.GetRequiredService<AccessTokens>()
            .MakeAsync(PersonOf(_people["pm"]!), Here, "to read", mayRecord: false, TimeSpan.FromDays(1), default);
        _tokens["write"] = _tokens["pm"];
    }

    [Fact]
    public async Task Says_what_happens()
    {
        var seen = await LookAsync();

        Assert.Equal([], Differences(Agreed, seen));

        // The control: a cell that says otherwise is found, whichever it is.
        var dice = new Random(Seed.Of(output));
        foreach (var at in Enumerable.Range(0, 20).Select(_ => dice.Next(seen.Count)))
        {
            var cells = Agreed.Cells.ToList();
            cells[at] = cells[at] with { Expected = cells[at].Expected is '+' ? '-' : '+' };
            Assert.Single(Differences(cells, seen));
        }
    }

    [Fact]
    public void Has_a_line_for_every_address()
    {
        var addresses = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => (method, Pattern: $"/{route.RoutePattern.RawText!.Trim('/')}")))
            .ToList();
        Assert.Equal([], addresses.Where(address => !Agreed.Rows.Any(row => Fits(row, address.method, address.Pattern))));
        Assert.Equal([], Agreed.Rows.Where(row => !addresses.Any(address => Fits(row, address.method, address.Pattern))).Select(row => row.Line));
    }

    private static bool Fits(MatrixRow row, string method, string pattern) =>
        row.Method == method && Regex.IsMatch(row.Path, $"^{Regex.Replace(Regex.Escape(pattern), @"\\\{[a-z]+}", "[^/]+")}$");

    private static List<string> Differences(Matrix agreed, IReadOnlyList<char> seen) => Differences([.. agreed.Cells], seen);

    private static List<string> Differences(List<(MatrixRow Row, string Column, char Expected)> cells, IReadOnlyList<char> seen) =>
    [
        .. cells.Zip(seen).Where(cell => cell.First.Expected != cell.Second)
            .Select(cell => $"{cell.First.Row.Method} {cell.First.Row.Address} as {cell.First.Column}: agreed {cell.First.Expected}, seen {cell.Second} ({cell.First.Row.Body})"),
    ];

    private async Task<List<char>> LookAsync()
    {
        var seen = new List<char>();
        foreach (var (row, column, _) in Agreed.Cells)
            seen.Add(await SeenAsync(row, column));
        return seen;
    }

    private async Task<char> SeenAsync(MatrixRow row, string column)
    {
        using var visitor = await VisitorAsync(row, column);
        var (address, body) = (FilledIn(row.Address), row.Body is null ? null : FilledIn(row.Body));
        var visit = body switch
        {
            null => await visitor.SendAsync(new(row.Method), address, null, row.IsForPrograms ? "application/json" : "text/html"),
            ['{', ..] => await RecordAsync(visitor, address, body),
            _ => await visitor.FillInAsync(
                visitor.Session is null ? "/sign-in" : "/account", address,
                [.. body.Split('&').Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))]),
        };
        return visit.AsksToSignIn ? 's'
            : visit.Status is HttpStatusCode.Forbidden && visit.Text.Contains("Ask ", StringComparison.Ordinal) ? '-'
            : visit.Status is HttpStatusCode.NotFound && visit.Text.Contains($"District {Invented.District} is not known here.", StringComparison.Ordinal) ? '0'
            : visit.Status is HttpStatusCode.Forbidden && !visit.Text.Contains("without a password", StringComparison.Ordinal) ? '?'
            : '+';
    }

    private static Task<Visit> RecordAsync(Visitor visitor, string address, string body)
    {
        visitor.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
        return visitor.SendAsync(HttpMethod.Post, address, new StringContent(body, Encoding.UTF8, "application/json"), "application/json");
    }

    /// <summary>A session of its own: some addresses end it. Writes of programs carry a token.</summary>
    private async Task<Visitor> VisitorAsync(MatrixRow row, string column)
    {
        if (column is "read" or "write")
            return new(Client.BaseAddress!) { Token = _tokens[column] };
        if (_people[column] is not { } account)
            return Nobody();
        var visitor = await ComeInAsync(account);
        if (row.IsForPrograms && row.Method is "POST" && _tokens.TryGetValue(column, out var token))
            visitor.Token = token;
        else if (row.IsForPrograms && row.Method is "POST")
            visitor.Token = await TokenAsync(account, Invented.District);
        return visitor;
    }

    private async Task KnowAsync(string column, Account account, string? district = null)
    {
        _people[column] = account;
        _tokens[column] = await TokenAsync(account, district ?? Invented.District);
    }

    private Task<string> TokenAsync(Account account, string district) => App.Services.GetRequiredService<AccessTokens>()
        .MakeAsync(PersonOf(account), new(district), "to record", mayRecord: true, TimeSpan.FromDays(1), default);

    private static Person PersonOf(Account account) => new(account.Actor, account.Name, account.Id, null, null, []);

    private static string FilledIn(string text) => text.Replace("{lea}", Invented.District).Replace("{oak}", Invented.Oak).Replace("{pine}", Invented.Pine)
        .Replace("{oakevent}", OakEvent).Replace("{pineevent}", PineEvent).Replace("{key}", Guid.NewGuid().ToString());
}
