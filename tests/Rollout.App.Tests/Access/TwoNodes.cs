using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Access;

/// <summary>Two processes over one database: whatever one knows, the other does, and either goes on without the other.</summary>
public sealed class TwoNodes(FreshDatabase database, ITestOutputHelper output) : ADistrictOfPeople(database)
{
    private const string Email = "pm@here.example";
    private const string Board = $"/d/{Invented.District}/pl";
    private const int Clients = 8;
    private const int Entries = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ServingProcess _one = null!;
    private ServingProcess _other = null!;
    private Account _account = null!;
    private string _token = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // The processes have a clock of their own, the machine's.
        Clock.Now = DateTimeOffset.UtcNow;
        _account = await AddAsync(Email, Invented.District, Role.ProjectManager);
        _token = await TokenOfAsync(_account);
        var environment = ClusterRoles.EnvironmentOf(Database.ConnectionString);
        _one = await ServingProcess.StartAsync(environment);
        _other = await ServingProcess.StartAsync(environment);
    }

    public override async Task DisposeAsync()
    {
        _one.Dispose();
        _other.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Know_the_same_sessions_forms_and_keys()
    {
        using var here = new Visitor(_one.Address);
        Assert.Equal(HttpStatusCode.SeeOther, (await here.FillInAsync("/sign-in", "/sign-in", ("email", Email), ("password", Password))).Status);
        using var there = here.At(_other.Address);
        Assert.Equal(HttpStatusCode.OK, (await there.GoAsync(Board)).Status);

        // A form of the one, sent to the other.
        var (form, key) = (await here.GoAsync($"{Board}/log?school={Invented.Oak}&type=check_in_recorded"), Guid.NewGuid().ToString());
        var sent = await here.At(_other.Address).SendFormAsync(
            $"{Board}/log", form.FormToken, ("school", Invented.Oak), ("type", "check_in_recorded"), ("key", key), ("rests", "1"), ("effectiveOn", "2026-09-04"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);

        // A key used at the one is known at the other, whatever came of it.
        using var program = new Visitor(_one.Address) { Token = _token };
        using var elsewhere = program.At(_other.Address);
        foreach (var (said, status) in new[]
        {
            ("""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-03"}}""", HttpStatusCode.Created),
            ("""{"type":"milestone_reached","data":{"effectiveOn":"2026-09-03","milestone":"M9"}}""", HttpStatusCode.Conflict),
        })
        {
            var name = Guid.NewGuid().ToString();
            var first = await RecordAsync(program, name, said);
            var second = await RecordAsync(elsewhere, name, said);
            Assert.Equal((status, status, first.Text), (first.Status, second.Status, second.Text));
        }
    }

    [Fact]
    public async Task Show_at_once_what_the_other_recorded_and_tell_open_pages_of_it()
    {
        using var here = new Visitor(_one.Address) { Token = _token };
        using var there = new HttpClient { BaseAddress = _other.Address, Timeout = Patience };
        there.DefaultRequestHeaders.Add("Cookie", $"rollout-session={(await Sessions.StartAsync(_account, "tests", "", default)).Text}");
        var board = await there.GetStringAsync($"{Base}/board");
        var position = JsonDocument.Parse(board).RootElement.GetProperty("position").GetInt64();
        using var open = new StreamReader(await there.GetStreamAsync($"{Board}/live?position={position}"));

        var recorded = await RecordAsync(here, Guid.NewGuid().ToString(), """{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-03"}}""");

        var id = JsonDocument.Parse(recorded.Text).RootElement.GetProperty("id").GetString()!;
        Assert.Contains(id, await there.GetStringAsync($"{Base}/history?limit=1000"), StringComparison.Ordinal);
        using var patience = new CancellationTokenSource(Patience);
        while (await open.ReadLineAsync(patience.Token) is { } line && line != $"data: {position + 1}")
            Assert.NotNull(line);
    }

    [Fact]
    public async Task Put_out_a_disabled_account_at_the_next_request()
    {
        using var here = await ComeInAsync(_account);
        foreach (var node in new[] { _one, _other })
            Assert.Equal(HttpStatusCode.OK, (await here.At(node.Address).GoAsync(Board)).Status);

        await Accounts.DisableAsync(_account.Id, default);

        foreach (var node in new[] { _one, _other })
        {
            Assert.True((await here.At(node.Address).GoAsync(Board)).AsksToSignIn);
            Assert.True((await new Visitor(node.Address) { Token = _token }.GoAsync($"{Base}/board", "application/json")).AsksToSignIn);
        }
    }

    [Fact]
    public async Task Lose_nothing_acknowledged_when_one_is_killed_and_go_on_within_ten_seconds()
    {
        var session = (await ComeInAsync(_account)).Session!;
        var acknowledged = new ConcurrentDictionary<string, long>();
        var tokens = new List<string>();
        for (var client = 0; client < Clients; client++)
            tokens.Add(await TokenOfAsync(await AddAsync($"{client}@here.example", Invented.District, Role.ProjectManager)));
        var writers = tokens.Select((token, client) => Task.Run(() => WriteAsync(client, token, acknowledged))).ToList();
        await FreshDatabase.UntilAsync(() => Task.FromResult(acknowledged.Count >= Clients * Entries / 3 || writers.Exists(writer => writer.IsFaulted)), "Nothing is recorded.");

        _one.Kill();
        var at = Stopwatch.GetTimestamp();
        var before = acknowledged.Count;
        await FreshDatabase.UntilAsync(() => Task.FromResult(acknowledged.Count > before + Clients), "Nothing goes on.");
        var wentOn = Stopwatch.GetElapsedTime(at);
        await Task.WhenAll(writers);

        Assert.True(before < Clients * Entries, "All was recorded before the kill: it proved nothing.");
        Assert.True(wentOn < TimeSpan.FromSeconds(10), $"It took {wentOn} to go on.");
        Assert.Equal(Clients * Entries, acknowledged.Count);
        Assert.Equal(
            acknowledged.Keys.Order(StringComparer.Ordinal),
            (await IdsAsync("select id::text from mt_events where user_name like 'account:%' order by id")).Order(StringComparer.Ordinal));
        using var left = new Visitor(_other.Address) { Session = session };
        Assert.Equal(HttpStatusCode.OK, (await left.GoAsync(Board)).Status);
        await FreshDatabase.UntilAsync(async () => (await Database.AskAsync(
            "select count(*) from es_tenant_head h left join es_cursor c on c.tenant_id = h.tenant_id and c.name = 'history' where h.pos > coalesce(c.pos, 0)")) == 0, "The history stays behind.");
        output.WriteLine($"{acknowledged.Count} entries acknowledged, {before} before the kill; on after {wentOn.TotalMilliseconds:0} ms.");
    }

    private Task<string> TokenOfAsync(Account account) => App.Services.GetRequiredService<AccessTokens>()
        .MakeAsync(new(account.Actor, account.Name, account.Id, null, null, []), Here, "tests", mayRecord: true, TimeSpan.FromDays(1), default);

    /// <summary>Each entry under a key of its own, at one node or the other, again and again until it is acknowledged.</summary>
    private async Task WriteAsync(int client, string token, ConcurrentDictionary<string, long> acknowledged)
    {
        Uri[] nodes = [_one.Address, _other.Address];
        for (var entry = 0; entry < Entries; entry++)
        {
            var key = Guid.NewGuid().ToString();
            for (var attempt = client + entry; ; attempt++)
            {
                Assert.InRange(attempt - client - entry, 0, 1_000);
                using var visitor = new Visitor(nodes[attempt % 2]) { Token = token };
                try
                {
                    var visit = await RecordAsync(visitor, key, $$$"""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04","note":"{{{client}}}, {{{entry}}}"}}""");
                    if (visit.Status is HttpStatusCode.Created)
                    {
                        Assert.True(acknowledged.TryAdd(JsonDocument.Parse(visit.Text).RootElement.GetProperty("id").GetString()!, Stopwatch.GetTimestamp()));
                        break;
                    }

                    // Others of the eight were first, again and again: that was answered, and another try is another wish.
                    if (visit.Status is HttpStatusCode.PreconditionFailed)
                        key = Guid.NewGuid().ToString();
                    else
                        Assert.Equal(HttpStatusCode.ServiceUnavailable, visit.Status);
                }
                catch (HttpRequestException)
                {
                    // The node is gone, before or after it recorded: the key tells.
                }
            }
        }
    }

    private static Task<Visit> RecordAsync(Visitor visitor, string key, string body)
    {
        visitor.Headers["Idempotency-Key"] = key;
        return visitor.SendAsync(HttpMethod.Post, Events, new StringContent(body, Encoding.UTF8, "application/json"), "application/json");
    }

    private async Task<List<string>> IdsAsync(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await row.ReadAsync())
            ids.Add(row.GetString(0));
        return ids;
    }
}
