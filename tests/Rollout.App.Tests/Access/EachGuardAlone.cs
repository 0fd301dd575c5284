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
/// Two guards stand between districts: the check of rights, and the database's row-level security. Somebody of one district asks for all of
/// another with one of them, the other and both taken away. What each holds alone is not the same: the check keeps whoever asks to the
/// districts they are of; row-level security keeps a statement to the one district that it speaks for, and which one that is, the
/// address says.
/// </summary>
public sealed class EachGuardAlone(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Mark = "Zzyzx";
    private const string TheirEvent = "0190a000-0000-7000-8000-00000000b001";

    private static readonly string[] Guarded =
    [
        "access_log", "access_token", "es_cursor", "es_history", "es_parked", "es_tenant_head", "first_outcome", "history_feed", "initiative_sum", "invitation",
        "member", "mt_events", "mt_streams",
    ];

    private WebApplication _unchecked = null!;
    private Account _ana = null!;
    private string _theirs = null!;

    /// <summary>The other district, marked wherever it can be: its school, a note, a person, an invitation, what stands in its access log.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var note = $$$$"""{"type":"check_in_recorded","school":"{{{{ElsewheresSchool}}}}","data":{"effectiveOn":"2026-09-01","note":"{{{{Mark}}}}"},"id":"{{{{TheirEvent}}}}"}""";
        var renamed = $$$"""{"type":"school_renamed","school":"{{{ElsewheresSchool}}}","data":{"name":"{{{Mark}}}"}}""";
        await Door.DoAsync($"import events {Files.Write("theirs.jsonl", $"{note}\n{renamed}\n")} --district {Elsewhere} --initiative pl");
        _ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        await AddAsync($"{Mark}@elsewhere.example", Elsewhere, Role.Administrator);
        _theirs = await App.Services.GetRequiredService<Invitations>().MakeAsync(new(Elsewhere), $"fay-{Mark}@elsewhere.example".ToLowerInvariant(), new(Role.Coach, null), Mark, default);
        _unchecked = await ServeAsync(Database.AppConnectionString, Uncheck);
    }

    public override async Task DisposeAsync()
    {
        await _unchecked.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Both_hold() => Assert.Equal([], await SeenAsync(App));

    [Fact]
    public async Task Without_row_level_security_the_check_of_rights_holds() => await WithoutRowLevelSecurityAsync(async () => Assert.Equal([], await SeenAsync(App)));

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

    /// <summary>At addresses of their own, whatever ids they name. At the other's own addresses only what looks closer itself still holds.</summary>
    [Fact]
    public async Task Without_the_check_of_rights_row_level_security_holds_a_statement_to_its_district()
    {
        var seen = await SeenAsync(_unchecked);
        Assert.Equal([], seen.Where(address => address.Contains(Invented.District, StringComparison.Ordinal) || !address.Contains(Elsewhere, StringComparison.Ordinal)));
        // The honest rest: whoever is let speak for a district reads it.
        Assert.Contains($"/d/{Elsewhere}/pl", seen);
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
    public Task Without_either_the_other_district_lies_open() => WithoutRowLevelSecurityAsync(async () =>
    {
        var seen = await SeenAsync(_unchecked);
        foreach (var address in (string[])[$"/d/{Elsewhere}/pl", $"/people/{Elsewhere}", $"/people/{Elsewhere}/access-log", $"/api/v1/districts/{Elsewhere}/initiatives/pl/board"])
            Assert.Contains(address, seen);
    });

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
    private async Task<List<string>> SeenAsync(WebApplication front)
    {
        using var ana = new Visitor(new(front.Urls.Single())) { Session = (await ComeInAsync(_ana)).Session };
        var seen = new List<string>();
        foreach (var address in Addresses().Distinct())
        {
            foreach (var accept in (string[])["text/html", "application/json"])
            {
                if ((await ana.GoAsync(address, accept)).Text.Contains(Mark, StringComparison.OrdinalIgnoreCase))
                    seen.Add(address);
            }
        }

        return [.. seen.Distinct()];
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
