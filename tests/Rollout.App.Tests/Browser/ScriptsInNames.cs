using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Tests.Browser;

/// <summary>The same in what people are called, sign in with, and call their tokens, passkeys and browsers.</summary>
[Collection(InAnotherBrowser.Name)]
public sealed class ScriptsInNames(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const string Pages = $"/d/{Invented.District}/pl";

    private static readonly DistrictId Here = new(Invented.District);

    [BrowserFact]
    public async Task Are_shown_as_they_were_written_and_never_run()
    {
        var (accounts, members, sessions) = (Get<Accounts>(), Get<Members>(), Get<Sessions>());
        var secret = default(Secret);
        foreach (var (n, text) in StoredScripts.Texts.Index())
        {
            var account = await accounts.AddAsync($"{text} {n}@here.example", text, null, isPersona: false, default);
            await members.GrantAsync(Here, account.Id, new(Role.Administrator, null), text, default);
            await Get<AccessTokens>().MakeAsync(new(account.Actor, text, account.Id, null, null, []), Here, text, mayRecord: true, TimeSpan.FromDays(1), default);
            await Get<Invitations>().MakeAsync(Here, $"{text}@here.example", new(Role.Coach, null), account.Actor, default);
            secret = await sessions.StartAsync(account, text, text, default);
            await LogAsync(account, n);
        }

        await using var browsed = await BrowseAsync(1280);
        await browsed.Page.Context.AddCookiesAsync([new() { Name = "rollout-session", Value = secret.Text, Url = Client.BaseAddress!.ToString() }]);
        foreach (var address in (string[])
            [
                "/account", $"/people/{Here}", $"/people/{Here}/access-log", $"{Pages}/history", "/consortium",
                .. StoredScripts.Texts.Select(text => $"/sign-in?return={Uri.EscapeDataString(text)}"),
            ])
        {
            await browsed.GoToAsync(address);
            Assert.Equal((address, 0), (address, await browsed.Page.EvaluateAsync<int>(StoredScripts.Struck)));
        }

        await browsed.GoToAsync($"{Pages}/history");
        await browsed.ReadsAsync("main", "data-struck");
        browsed.HasNoComplaintBeside();
    }

    private async Task LogAsync(Account account, int n)
    {
        using var program = new HttpClient { BaseAddress = Client.BaseAddress };
        var person = new Person(account.Actor, account.Name, account.Id, null, null, []);
        program.DefaultRequestHeaders.Authorization = new(
            "Bearer", await Get<AccessTokens>().MakeAsync(person, Here, "tests", mayRecord: true, TimeSpan.FromDays(1), default));
        program.DefaultRequestHeaders.Add("Idempotency-Key", $"{n}");
        using var body = new StringContent("""{"type":"check_in_recorded","data":{}}""", System.Text.Encoding.UTF8, "application/json");
        (await program.PostAsync(Events, body)).EnsureSuccessStatusCode();
    }

    private T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();
}
