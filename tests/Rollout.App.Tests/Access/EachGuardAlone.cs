using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>
/// Two guards stand between districts: the check of rights, and the database's row-level security, which asks itself who is a member of the
/// district that a statement speaks for. Somebody of one district asks for all of another with one of them, the other and both taken away.
/// Each holds alone, at any address.
/// </summary>
public sealed class EachGuardAlone(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Mark = "Zzyzx";
    private const string TheirEvent = "0190a000-0000-7000-8000-00000000b001";

    private static readonly string[] Guarded =
    [
        "access_log", "access_token", "es_cursor", "es_history", "es_parked", "es_tenant_head", "first_outcome", "history_feed", "import_upload", "initiative_sum", "invitation",
        "member", "mt_events", "mt_streams",
        "set_up_draft",
    ];

    private WebApplication _unchecked = null!;
    private Account _ana = null!;
    private Account _eve = null!;
    private string _theirs = null!;

    /// <summary>The other district, marked wherever it can be: its school, a note, a person, an invitation, what stands in its access log.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var note = $$$$"""{"type":"check_in_recorded","school":"{{{{ElsewheresSchool}}}}","data":{"effectiveOn":"2026-09-01","note":"{{{{Mark}}}}"},"id":"{{{{TheirEvent}}}}"}""";
        var renamed = $$$"""{"type":"school_renamed","school":"{{{ElsewheresSchool}}}","data":{"name":"{{{Mark}}}"}}""";
        await Door.DoAsync($"import events {Files.Write("theirs.jsonl", $"{note}\n{renamed}\n")} --district {Elsewhere} --initiative pl");
        _ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        _eve = await AddAsync($"{Mark}@elsewhere.example", Elsewhere, Role.Administrator);
        _theirs = await Invitations.MakeAsync(new(Elsewhere), $"fay-{Mark}@elsewhere.example".ToLowerInvariant(), new(Role.Coach, null), Mark, default);
        _unchecked = await ServeAsync(Database.AppConnectionString, Uncheck);
    }

    public override async Task DisposeAsync()
    {
        await _unchecked.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Both_hold() => Assert.Equal([], await SeenAsync(App, _ana));

    [Fact]
    public async Task Without_row_level_security_the_check_of_rights_holds() => await WithoutRowLevelSecurityAsync(async () => Assert.Equal([], await SeenAsync(App, _ana)));

    [Fact]
    public async Task Without_row_level_security_the_sums_are_of_the_districts_that_let_them_be_seen()
    {
        var both = await AddAsync("both@here.example", Invented.District, Role.Consortium);
        await Members.GrantAsync(new(Elsewhere), both.Id, new(Role.Consortium, null), "tests", default);
        using var ofBoth = await ComeInAsync(both);
        Assert.Contains("of 3 schools in 2 districts", (await ofBoth.GoAsync("/consortium")).Text, StringComparison.Ordinal);
        using var ofOne = await ComeInAsync(await AddAsync("one@here.example", Invented.District, Role.Consortium));

        await WithoutRowLevelSecurityAsync(async () =>
            Assert.Contains("of 2 schools in 1 district ", (await ofOne.GoAsync("/consortium")).Text, StringComparison.Ordinal));
    }

    /// <summary>Whoever asks, also where somebody who may see it asked just before and the answer is kept.</summary>
    [Fact]
    public async Task Without_the_check_of_rights_row_level_security_holds()
    {
        LiesOpen(await SeenAsync(_unchecked, _eve));
        Assert.Equal([], await SeenAsync(_unchecked, _ana));
        Assert.Equal([], await SeenAsync(_unchecked, null));
    }

    [Fact]
    public async Task Without_the_check_of_rights_nobody_is_told_that_what_they_hold_still_stands_or_that_it_moved()
    {
        using var eve = await ComeInAsync(_eve, _unchecked);
        using var ana = await ComeInAsync(_ana, _unchecked);
        foreach (var address in (string[])[$"/d/{Elsewhere}/pl", $"/api/v1/districts/{Elsewhere}/initiatives/pl/board", $"/d/{Elsewhere}/pl/live?position=0"])
        {
            var theirs = await eve.GoAsync(address, "*/*");
            Assert.Equal(HttpStatusCode.OK, theirs.Status);
            ana.Headers["If-None-Match"] = theirs.Headers.GetValueOrDefault("ETag", "\"none\"");
            Assert.Equal(HttpStatusCode.NotFound, (await ana.GoAsync(address, "*/*")).Status);
        }
    }

    [Fact]
    public async Task Without_the_check_of_rights_nothing_changes_for_the_other()
    {
        Assert.False(await ChangesForThemAsync());
        // The control: these forms are good for something.
        await WithoutRowLevelSecurityAsync(async () => Assert.True(await ChangesForThemAsync()));
    }

    /// <summary>A statement that forgets to say which district it means, and is sent for one, finds that one's rows alone.</summary>
    [Fact]
    public async Task Without_a_district_in_the_statement_row_level_security_holds()
    {
        Assert.Equal(0, await TheirRowsAsync());
        await WithoutRowLevelSecurityAsync(async () => Assert.True(await TheirRowsAsync() > Guarded.Length));
    }

    /// <summary>The control: what is looked for is there to be found.</summary>
    [Fact]
    public Task Without_either_the_other_district_lies_open() => WithoutRowLevelSecurityAsync(async () => LiesOpen(await SeenAsync(_unchecked, _ana)));

    /// <summary>What asks nobody's rights by its address asks the slice's: a write is for whoever may record there, with or without the first check.</summary>
    [Fact]
    public async Task Without_the_check_of_rights_nothing_is_recorded_for_the_other()
    {
        using var ana = new Visitor(new(_unchecked.Urls.Single())) { Token = (await ProgramAsync(_ana, Invented.District)).Token };
        ana.Headers["Idempotency-Key"] = "a key";
        var before = await EverythingStoredAsync();

        var visit = await ana.SendAsync(
            HttpMethod.Post, $"/api/v1/districts/{Elsewhere}/initiatives/pl/schools/{ElsewheresSchool}/events",
            new StringContent("""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04"}}""", Encoding.UTF8, "application/json"), "application/json");

        Assert.Equal(before, await EverythingStoredAsync());
        Assert.True(visit.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, visit.Text);
    }

    /// <summary>The addresses at which somebody of the one district was shown anything of the other.</summary>
    /// <param name="who">Null: nobody who is signed in.</param>
    private async Task<List<string>> SeenAsync(WebApplication front, Account? who)
    {
        using var visitor = who is null ? new(new(front.Urls.Single())) : await ComeInAsync(who, front);
        var seen = new List<string>();
        foreach (var address in Addresses().Distinct())
        {
            foreach (var accept in (string[])["text/html", "application/json"])
            {
                if ((await visitor.GoAsync(address, accept)).Text.Contains(Mark, StringComparison.OrdinalIgnoreCase))
                    seen.Add(address);
            }
        }

        return [.. seen.Distinct()];
    }

    private static void LiesOpen(List<string> seen)
    {
        foreach (var address in (string[])[$"/d/{Elsewhere}/pl", $"/people/{Elsewhere}", $"/people/{Elsewhere}/access-log", $"/api/v1/districts/{Elsewhere}/initiatives/pl/board"])
            Assert.Contains(address, seen);
    }

    private async Task<Visitor> ComeInAsync(Account account, WebApplication front)
    {
        using var here = await ComeInAsync(account);
        return here.At(new(front.Urls.Single()));
    }

    /// <summary>Whether any of what can be done by a form there does anything.</summary>
    private async Task<bool> ChangesForThemAsync()
    {
        using var ana = await ComeInAsync(_ana, _unchecked);
        var open = (await Invitations.ListAsync(new(Elsewhere), default))[0].Id;
        var before = await EverythingStoredAsync();
        foreach (var (address, fields) in ((string, (string, string)[])[])
            [
                ($"/people/{Elsewhere}/invitations", [("email", "bea@here.example"), ("role", "coach"), ("schools", "")]),
                ($"/people/{Elsewhere}/invitations/withdraw", [("invitation", $"{open}")]),
                ($"/people/{Elsewhere}/roles/revoke", [("account", $"{_eve.Id}"), ("role", "administrator")]),
                ($"/d/{Elsewhere}/pl/log", [("school", ElsewheresSchool), ("type", "check_in_recorded"), ("key", $"{Guid.NewGuid()}"), ("rests", "2"), ("effectiveOn", "2026-09-04")]),
                ($"/d/{Elsewhere}/pl/log/undo", [("event", TheirEvent), ("key", $"{Guid.NewGuid()}"), ("reason", "none")]),
            ])
        {
            await ana.FillInAsync("/account", address, fields);
        }

        return before != await EverythingStoredAsync();
    }

    /// <summary>Every address there is, of the other district and of one's own with the other's ids, and their invitation under one's own.</summary>
    private IEnumerable<string> Addresses() =>
        from row in Matrix.Agreed.Rows
        where row.Method is "GET"
        from district in (string[])[Elsewhere, Invented.District]
        from address in (string[])[row.At(district, ElsewheresSchool).Replace(Guid.Empty.ToString(), TheirEvent, StringComparison.Ordinal)]
        select address.Replace("/join/" + district + "/none", _theirs.Replace(Elsewhere, Invented.District, StringComparison.Ordinal), StringComparison.Ordinal);

    private async Task<long> TheirRowsAsync()
    {
        var rows = 0L;
        foreach (var table in Guarded)
        {
            await using var command = new Rollout.EventStore.TenantCommand(Database.App, Invented.District, $"select count(*) from {table} where tenant_id <> '{Invented.District}'");
            rows += (long)(await command.ExecuteScalarAsync(default))!;
        }

        return rows;
    }

    private async Task WithoutRowLevelSecurityAsync(Func<Task> look)
    {
        foreach (var table in Guarded)
            await Database.RunAsync($"alter table {table} disable row level security");
        try
        {
            await look();
        }
        finally
        {
            foreach (var table in Guarded)
                await Database.RunAsync($"alter table {table} enable row level security");
        }
    }

    private static void Uncheck(WebApplicationBuilder builder)
    {
        builder.Services.RemoveAll<IAuthorizationHandler>();
        builder.Services.AddSingleton<IAuthorizationHandler, LetsAllThrough>();
    }

    private sealed class LetsAllThrough : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            foreach (var requirement in context.PendingRequirements.ToList())
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
