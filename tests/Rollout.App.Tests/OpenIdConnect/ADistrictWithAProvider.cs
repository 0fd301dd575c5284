using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using Rollout.App.Web.Access.OpenIdConnect;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>The invented district, into which people come by a provider too: its leads and heads have a role here by what it says.</summary>
public abstract partial class ADistrictWithAProvider(FreshDatabase database) : ADistrictOfPeople(database)
{
    internal const string Board = $"/d/{Invented.District}/pl";
    internal const string Callback = "/sign-in/provider/school";
    internal const string Subject = "s-1";
    internal const string Address = "mina@here.example";

    private InventedProvider? _provider;

    private protected InventedProvider Says => _provider!;

    private protected override SignInOptions SignIn => base.SignIn with { Providers = [Agreed] };

    private protected Provider Agreed => new("school", "School Login", Says.Issuer, InventedProvider.Client, InventedProvider.Secret,
    [
        new("roles", "lead", Here, new(Role.ProjectManager, null)),
        new("roles", "head", Here, new(Role.Principal, new HashSet<Domain.SchoolId> { Domain.SchoolId.Parse(Invented.Oak, null) })),
        new("roles", "chief", Here, new(Role.Administrator, null)),
    ]);

    public override async Task InitializeAsync()
    {
        _provider = await InventedProvider.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Says.DisposeAsync();
    }

    /// <summary>Chooses the provider at the sign-in page; answers what it is asked.</summary>
    private protected static async Task<Dictionary<string, string>> SetOutAsync(Visitor visitor, string back = Board)
    {
        var onward = await visitor.FillInAsync("/sign-in", "/sign-in/provider", ("provider", "school"), ("return", back));
        return AskedIn(onward);
    }

    private protected static Dictionary<string, string> AskedIn(Visit onward)
    {
        Assert.Equal(HttpStatusCode.OK, onward.Status);
        var address = WebUtility.HtmlDecode(Leads().Match(onward.Text).Groups[1].Value);
        return QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(part => part.Key, part => part.Value.ToString());
    }

    /// <summary>The whole way, at whose end the provider says this of somebody.</summary>
    private protected async Task<Visit> ComeBackAsync(Visitor visitor, Action<Dictionary<string, object>>? says = null, string back = Board)
    {
        var asked = await SetOutAsync(visitor, back);
        SayGood(asked["nonce"]);
        says?.Invoke(Says.Claims);
        return await visitor.GoAsync(Return(asked["state"]));
    }

    /// <summary>A word that is good, of a lead whose address is verified.</summary>
    private protected void SayGood(string nonce)
    {
        Says.Claims.Clear();
        foreach (var (claim, value) in (IEnumerable<(string, object)>)
            [
                ("iss", Says.Issuer), ("aud", InventedProvider.Client), ("sub", Subject), ("nonce", nonce), ("iat", At(0)), ("exp", At(60)),
                ("email", Address), ("email_verified", true), ("name", "Mina Vale"), ("roles", new[] { "teacher", "lead" }),
            ])
        {
            Says.Claims[claim] = value;
        }
    }

    private protected long At(int minutes) => Clock.Now.AddMinutes(minutes).ToUnixTimeSeconds();

    private protected static string Return(string state) => $"{Callback}?code=c-1&state={Uri.EscapeDataString(state)}";

    private protected Task<Account?> LinkedAsync(string subject = Subject) => Accounts.FindAsync(Says.Issuer, subject, default);

    private protected async Task<IReadOnlyList<string>> RolesAsync(Account account) =>
        [.. (await Members.GrantedAsync(Here, account.Id, default)).Select(held => $"{Roles.Code(held.Grant.Role)} by {held.By}").Order(StringComparer.Ordinal)];

    private protected static void IsRefused(Visit visit, HttpStatusCode status, string words)
    {
        Assert.Equal(status, visit.Status);
        Assert.Contains(words, WebUtility.HtmlDecode(visit.Text), StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", visit.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Cookies, cookie => cookie.StartsWith("rollout-session=", StringComparison.Ordinal));
    }

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"")]
    private static partial Regex Leads();
}
