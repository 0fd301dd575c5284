using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Tests.Web;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Tests.Access;

/// <summary>The invented district behind the web front with a person of each role, and a second district with people of its own.</summary>
public abstract class ADistrictOfPeople(FreshDatabase database) : AServedDistrict(database)
{
    internal const string Elsewhere = "9900003";
    internal const string ElsewheresSchool = "990000300001";
    internal const string Password = "four lamps in the hallway";

    internal static readonly DistrictId Here = new(Invented.District);

    private string? _hash;

    private protected Accounts Accounts => App.Services.GetRequiredService<Accounts>();

    private protected Members Members => App.Services.GetRequiredService<Members>();

    private protected Invitations Invitations => App.Services.GetRequiredService<Invitations>();

    private protected Sessions Sessions => App.Services.GetRequiredService<Sessions>();

    private protected AccessLog Log => App.Services.GetRequiredService<AccessLog>();

    private protected Passkeys Passkeys => App.Services.GetRequiredService<Passkeys>();

    private protected Passwords Passwords => App.Services.GetRequiredService<Passwords>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.RunAsync(
            "truncate account, sign_in_session, sign_in_failure, provider_identity, passkey, member, invitation, access_token, access_log");
        await Door.DoAsync($"import schools {Files.Write("elsewhere.csv", $"school,name,level,status\n{ElsewheresSchool},Fir,elementary,1\n")} --from csv --district {Elsewhere}");
        await Door.DoAsync($"import calendar {Files.Write("calendar.json", Invented.Calendar)} --district {Elsewhere}");
        await Door.DoAsync($"import path {Files.Write("path.json", Invented.Path)} --district {Elsewhere} --initiative pl");
        await Door.DoAsync($"import events {Files.Write("enrolled.jsonl", $"{Invented.Enrolled(ElsewheresSchool)}\n")} --district {Elsewhere} --initiative pl");
    }

    /// <summary>An account with the role, at these schools alone if any are named.</summary>
    private protected async Task<Account> AddAsync(string email, string district, Role role, params string[] schools)
    {
        var account = await Accounts.AddAsync(email, email.Split('@')[0], _hash ??= Passwords.Hash(Password), isPersona: false, default);
        await Members.GrantAsync(
            new(district), account.Id, new(role, schools.Length > 0 ? schools.Select(id => SchoolId.Parse(id, null)).ToHashSet() : null), "tests", default);
        return account;
    }

    /// <summary>A browser in which the account is signed in.</summary>
    private protected async Task<Visitor> ComeInAsync(Account account) =>
        new(Client.BaseAddress!) { Session = (await Sessions.StartAsync(account, "tests", "a test", default)).Text };

    private protected Visitor Nobody() => new(Client.BaseAddress!);

}

/// <summary>A browser without a screen: keeps its cookies and never goes on by itself.</summary>
internal sealed partial class Visitor(Uri front) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = front };
    private readonly Dictionary<string, string> _cookies = [];

    internal string? Session { get => _cookies.GetValueOrDefault("rollout-session"); set => _cookies["rollout-session"] = value!; }

    internal string? Token { get; set; }

    /// <summary>Headers beside those of every browser.</summary>
    internal Dictionary<string, string> Headers { get; } = [];

    internal async Task<Visit> GoAsync(string address, string accept = "text/html") => await SendAsync(HttpMethod.Get, address, null, accept);

    /// <summary>The same person, as they are now, at another node.</summary>
    internal Visitor At(Uri node)
    {
        var same = new Visitor(node) { Token = Token };
        foreach (var (name, value) in _cookies)
            same._cookies[name] = value;
        return same;
    }

    /// <summary>Fills in a form: its antiforgery token is taken from the page it stands on.</summary>
    internal async Task<Visit> FillInAsync(string page, string address, params (string Name, string Value)[] fields) =>
        await SendFormAsync(await GoAsync(page), address, fields);

    internal Task<Visit> SendFormAsync(Visit page, string address, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post, address,
        new FormUrlEncodedContent(
        [
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            new("__RequestVerificationToken", WebUtility.HtmlDecode(FormToken().Match(page.Text).Groups[1].Value)),
        ]));

    internal async Task<Visit> SendAsync(HttpMethod method, string address, HttpContent? content, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (_cookies.Count > 0)
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (Token is not null)
            request.Headers.Authorization = new("Bearer", Token);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
        foreach (var cookie in cookies)
            Keep(cookie);
        var text = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text, response.Headers.Location?.OriginalString, cookies, response.Headers.ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>As the header <c>Set-Cookie</c> writes it, wherever it came from.</summary>
    internal void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (cookie, "");
        if (value.Length == 0)
            _cookies.Remove(name);
        else
            _cookies[name] = value;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

internal sealed record Visit(HttpStatusCode Status, string Text, string? Location, IReadOnlyList<string> Cookies, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Whether it leads to where one signs in.</summary>
    internal bool AsksToSignIn => Status is HttpStatusCode.Unauthorized || Status is HttpStatusCode.Redirect && Location!.StartsWith("/sign-in", StringComparison.Ordinal);
}
