using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.Domain;

namespace Rollout.App.Tests.Access;

/// <summary>The invented district behind the web front with a person of each role, and a second district with people of its own.</summary>
public abstract class ADistrictOfPeople(FreshDatabase database) : AServedDistrict(database)
{
    internal const string Elsewhere = "9900003";
    internal const string ElsewheresSchool = "990000300001";
    internal const string Password = "four lamps in the hallway";

    internal static readonly DistrictId Here = new(Invented.District);

    // Everybody's is the same, and made once: it costs a tenth of a second.
    private static readonly string Hash = new Passwords(new(Origin: null, Demonstration: null)).Hash(Password);

    private protected Accounts Accounts => App.Services.GetRequiredService<Accounts>();

    private protected Members Members => App.Services.GetRequiredService<Members>();

    private protected Invitations Invitations => App.Services.GetRequiredService<Invitations>();

    private protected Sessions Sessions => App.Services.GetRequiredService<Sessions>();

    private protected AccessLog AccessLog => App.Services.GetRequiredService<AccessLog>();

    private protected Passkeys Passkeys => App.Services.GetRequiredService<Passkeys>();

    private protected Passwords Passwords => App.Services.GetRequiredService<Passwords>();

    // One person asks at every address here, faster than people do.
    protected override void Customize(WebApplicationBuilder builder) => builder.Services.AddSingleton(Shares.Default with { Burst = 100_000 });

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        await Database.RunAsync(
            "truncate account, sign_in_session, sign_in_failure, provider_identity, passkey, member, invitation, access_token, access_log");
        await Door.DoAsync($"import schools {Files.Write("elsewhere.csv", $"school,name,level,status\n{ElsewheresSchool},Fir,elementary,1\n")} --from csv --district {Elsewhere}");
        await Door.DoAsync($"import calendar {Files.Write("calendar.json", Invented.Calendar)} --district {Elsewhere}");
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} --district {Elsewhere} --initiative pl");
        await Door.DoAsync($"import events {Files.Write("enrolled.jsonl", $"{Invented.Enrolled(ElsewheresSchool)}\n")} --district {Elsewhere} --initiative pl");
    }

    /// <summary>Leaves the one district alone, as the demonstration's must be.</summary>
    private protected async Task ForgetElsewhereAsync()
    {
        foreach (var table in (string[])["mt_events", "mt_streams", "es_tenant_head", "es_history"])
            await Database.RunAsync($"delete from {table} where tenant_id = '{Elsewhere}'");
    }

    /// <summary>An account with the role, at these schools alone if any are named.</summary>
    private protected async Task<Account> AddAsync(string email, string district, Role role, params string[] schools)
    {
        var account = await Accounts.AddAsync(email, email.Split('@')[0], Hash, isPersona: false, default);
        await Members.GrantAsync(
            new(district), account.Id, new(role, schools.Length > 0 ? schools.Select(id => SchoolId.Parse(id, null)).ToHashSet() : null), "tests", default);
        return account;
    }

    /// <summary>A browser in which the account is signed in.</summary>
    private protected async Task<Visitor> ComeInAsync(Account account) =>
        new(Client.BaseAddress!, SignIn.Cookie("rollout-session")) { Session = (await Sessions.StartAsync(account, "tests", "a test", default)).Text };

    private protected Visitor Nobody() => new(Client.BaseAddress!, SignIn.Cookie("rollout-session"));

    /// <summary>A program that carries an access token of the account's.</summary>
    private protected async Task<Visitor> ProgramAsync(Account account, string district, bool mayRecord = true) => new(Client.BaseAddress!)
    {
        Token = await App.Services.GetRequiredService<AccessTokens>().MakeAsync(
            new(account.Actor, account.Name, account.Id, null, null, []), new(district), "tests", mayRecord, TimeSpan.FromDays(1), default),
    };

    /// <summary>Another number for anything else that is stored of people, their roles and secrets, and of the log.</summary>
    private protected Task<long> EverythingStoredAsync() => Database.AskAsync(
        $"select {string.Join(" # ", Stored.Select(rows => $"coalesce((select bit_xor(hashtextextended('{rows.Table}' || ({rows.Row})::text, 0)) from {rows.Table} t), 0)"))}");

    private static readonly (string Table, string Row)[] Stored =
    [
        ("account", "t"), ("member", "t"), ("invitation", "t"), ("access_token", "t.id, t.tenant_id, t.revoked_at, t.expires_at, t.may_record"), ("access_log", "t"),
        ("sign_in_session", "t.id, t.ended_at, t.ends_at"), ("provider_identity", "t"), ("passkey", "t"), ("mt_events", "t.id, t.tenant_id"),
    ];

    private protected Task<List<AccessEntry>> AccessLogAsync(string district = Invented.District) =>
        AccessLog.ReadAsync(new(district), null, 1_000, default);
}
