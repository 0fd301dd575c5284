using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Tests.Browser;

/// <summary>The demonstration with its people, who come in by one click.</summary>
[Collection(InAnotherBrowser.Name)]
public sealed class PeopleComingIn(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const string Ada = "Ada Crane administrator";
    private const string Petra = "Petra Jay principal";
    private const string Password = "four lamps in the hallway";

    private static readonly DistrictId Demonstration = new("9900100");

    private protected override SignInOptions SignIn => new(Origin: null, Demonstration);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.RunAsync("truncate account, sign_in_session, sign_in_failure, provider_identity, passkey, member, invitation, access_token, access_log");
        // Another district than the demonstration's, and nobody comes in without a password.
        foreach (var table in (string[])["mt_events", "mt_streams", "es_tenant_head", "es_history"])
            await Database.RunAsync($"delete from {table} where tenant_id <> '{Demonstration}'");
        await App.Services.GetRequiredService<Personas>().PrepareAsync(default);
    }

    [BrowserTheory]
    [InlineData(1280, true)]
    [InlineData(360, true)]
    [InlineData(360, false)]
    public async Task Are_led_back_to_where_they_wanted_to_go(int width, bool hasScript)
    {
        await using var browsed = await BrowseAsync(width, hasScript);
        await browsed.GoToAsync($"{Demo}/schools/{Jackdaw}");
        await browsed.IsAtAsync("Sign in");

        await browsed.TapAsync(browsed.Button(Petra));

        await browsed.ReadsAsync("h1", "Jackdaw Elementary");
        await browsed.GoToAsync(Demo);
        await browsed.IsAtAsync("This isn’t yours to do");
        await browsed.ReadsAsync(".summary", "Ask Ada Crane, who administers");
        await browsed.GoToAsync("/");
        await browsed.ReadsAsync("h1", "Jackdaw Elementary");
        browsed.HasNoComplaintBeside(403);
    }

    [BrowserTheory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Invite_somebody_who_joins_logs_and_is_named_by_what_was_logged(int width, bool hasScript)
    {
        var email = $"rosa-{width}@fern.example";
        await using var ada = await BrowseAsync(width, hasScript);
        await ada.GoToAsync("/people/9900100");
        await ada.TapAsync(ada.Button(Ada));
        await ada.IsAtAsync("People");
        await ada.Field("E-mail address").FillAsync(email);
        await ada.Page.Locator("#role").SelectOptionAsync("coach");
        await ada.TapAsync(ada.Button("Make the link"));
        var link = await ada.Page.Locator(".secret").InnerTextAsync();

        await using var rosa = await BrowseAsync(width, hasScript);
        await rosa.GoToAsync(link);
        await rosa.IsAtAsync("You are invited");
        await rosa.Field("Your name").FillAsync("Rosa Linde");
        await rosa.Field("A password").FillAsync("password123");
        Assert.Equal(422, await rosa.TapThroughAsync(rosa.Button("Make the account and join"), "/join"));
        await rosa.ReadsAsync("#password-fault", "Many people have this password");
        await Assertions.Expect(rosa.Field("Your name")).ToHaveValueAsync("Rosa Linde");
        await rosa.Field("A password").FillAsync(Password);
        await rosa.TapAsync(rosa.Button("Make the account and join"));
        await rosa.TapAsync(rosa.Choice("Personalised learning"));
        await rosa.SeesAsync(rosa.Page.Locator(".counts"));
        await rosa.GoToAsync($"{Demo}/log?school={Jackdaw}&type=check_in_recorded");
        await rosa.Field("Note").FillAsync("The reading corner is open.");
        await rosa.TapAsync(rosa.Button("Record"));
        await rosa.ReadsAsync(".usa-alert--success", "Recorded: ");
        await rosa.GoToAsync($"{Demo}/history?school={Jackdaw}");
        await rosa.ReadsAsync(".timeline__item", "by Rosa Linde");

        // The link is used; the password, from another window, is not.
        await using var elsewhere = await BrowseAsync(width, hasScript);
        Assert.Equal(404, await elsewhere.GoToAsync(link));
        await elsewhere.GoToAsync("/account");
        await elsewhere.Field("E-mail address").FillAsync(email);
        await elsewhere.Field("Password").FillAsync(Password);
        await elsewhere.TapAsync(elsewhere.Button("Sign in"));
        await elsewhere.IsAtAsync("Rosa Linde");
        await elsewhere.TapAsync(elsewhere.Button("Sign out everywhere"));
        await elsewhere.IsAtAsync("Sign in");
        await rosa.GoToAsync("/account");
        await rosa.IsAtAsync("Sign in");

        // What was let in can be put out: at once.
        await ada.GoToAsync("/people/9900100");
        await ada.TapAsync(ada.Page.Locator(".rows__item", new() { HasText = "Rosa Linde" }).GetByRole(AriaRole.Button));
        await ada.IsAtAsync("People");
        await Assertions.Expect(ada.Page.GetByText(email)).ToHaveCountAsync(0);
        await ada.GoToAsync("/people/9900100/access-log");
        await ada.ReadsAsync(".timeline", "Ada Crane took a role back");
        await ada.ReadsAsync(".timeline", "Rosa Linde joined");
        foreach (var browsed in new[] { ada, rosa, elsewhere })
            browsed.HasNoComplaintBeside(404, 422);
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Find_every_page_without_a_violation(int width)
    {
        var found = new List<string>();
        await using var browsed = await BrowseAsync(width);
        await browsed.GoToAsync("/");
        await browsed.LookAsync($"sign-in-{width}", found);
        await browsed.Field("E-mail address").FillAsync("nobody@fern.example");
        await browsed.Field("Password").FillAsync("a wrong one");
        Assert.Equal(422, await browsed.TapThroughAsync(browsed.Button("Sign in"), "/sign-in"));
        await browsed.SeesAsync(browsed.Page.Locator(".usa-alert--error"));
        await browsed.LookAsync($"sign-in-wrong-{width}", found);
        await browsed.TapAsync(browsed.Button("Bea Swift board member"));
        await browsed.TapAsync(browsed.Choice("Personalised learning"));
        await browsed.ReadsAsync(".empty", "published nothing yet");
        await browsed.LookAsync($"published-nothing-{width}", found);
        await browsed.GoToAsync(Demo);
        await browsed.LookAsync($"problem-403-{width}", found);
        await browsed.GoToAsync("/sign-in");
        await browsed.TapAsync(browsed.Button(Ada));
        await browsed.TapAsync(browsed.Choice("Personalised learning"));
        await browsed.SeesAsync(browsed.Page.Locator(".counts"));

        await browsed.GoToAsync("/account");
        await browsed.Field("What it is for").FillAsync("The data warehouse");
        await browsed.TapAsync(browsed.Button("Make it"));
        await browsed.SeesAsync(browsed.Page.Locator(".secret"));
        await browsed.LookAsync($"account-{width}", found);
        await browsed.GoToAsync("/people/9900100");
        await browsed.Field("E-mail address").FillAsync($"pat-{width}@fern.example");
        await browsed.Page.Locator("#role").SelectOptionAsync("principal");
        Assert.Equal(422, await browsed.TapThroughAsync(browsed.Button("Make the link"), "/invitations"));
        await browsed.SeesAsync(browsed.Page.Locator("#schools-fault"));
        await browsed.LookAsync($"people-refused-{width}", found);
        await browsed.Page.Locator("#schools").FillAsync(Jackdaw);
        await browsed.TapAsync(browsed.Button("Make the link"));
        await browsed.SeesAsync(browsed.Page.Locator(".secret"));
        var link = await browsed.Page.Locator(".secret").InnerTextAsync();
        await browsed.LookAsync($"people-{width}", found);
        await browsed.GoToAsync("/people/9900100/access-log");
        await browsed.LookAsync($"access-log-{width}", found);
        await browsed.GoToAsync(link);
        await browsed.LookAsync($"join-{width}", found);
        await browsed.GoToAsync("/sign-in");
        await browsed.TapAsync(browsed.Button("Connie Dove consortium"));
        await browsed.TapAsync(browsed.Link("Sums of the consortium"));
        // A school counts in each initiative that it takes part in: forty in the one, two of them in the other.
        await browsed.ReadsAsync(".summary", "of 42 schools in 1 district are off track");
        await browsed.LookAsync($"consortium-{width}", found);

        Assert.True(found.Count == 0, string.Join("\n", found));
        browsed.HasNoComplaintBeside(403, 422);
    }
}
