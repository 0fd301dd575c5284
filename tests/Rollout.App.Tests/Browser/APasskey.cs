using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Browser;

/// <summary>Made and used in Chromium, whose own virtual authenticator answers.</summary>
[Collection(InTheBrowser.Name)]
public sealed class APasskey(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const string Email = "cole@here.example";
    private const string Password = "four lamps in the hallway";

    private Account _cole = null!;

    private Accounts Accounts => App.Services.GetRequiredService<Accounts>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.RunAsync("truncate account, passkey, sign_in_session, sign_in_failure, provider_identity, member, invitation, access_token");
        _cole = await Accounts.AddAsync(Email, "Cole", App.Services.GetRequiredService<Passwords>().Hash(Password), isPersona: false, default);
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Is_made_signs_in_and_removed_opens_nothing_any_more(int width)
    {
        await using var browsed = await BrowseByNameAsync(width);
        await HasAuthenticatorAsync(browsed);
        await MakeAsync(browsed);
        Assert.Empty(await browsed.JudgedAsync());
        await browsed.KeepAsync($"account-passkey-{width}");
        await browsed.ReadsAsync(".rows__item:has-text('my laptop')", "not used yet");
        await SignOutAsync(browsed);
        Assert.Empty(await browsed.JudgedAsync());
        await browsed.KeepAsync($"sign-in-{width}");

        await TryAsync(browsed);
        await browsed.IsAtAsync("Cole");
        await browsed.ReadsAsync(".rows__item:has-text('my laptop')", "last used");

        Clock.Now += TimeSpan.FromSeconds(1);
        await browsed.TapAsync(browsed.Button("Remove it"));
        await browsed.ReadsAsync("section:has(#passkeys) .empty", "You have none.");
        await SignOutAsync(browsed);
        await TryAsync(browsed);
        await OpensNothingAsync(browsed);
        browsed.HasNoComplaintBeside(422);
    }

    [BrowserFact]
    public async Task Of_a_disabled_account_opens_nothing()
    {
        await using var browsed = await BrowseByNameAsync(1280);
        await HasAuthenticatorAsync(browsed);
        await MakeAsync(browsed);
        await SignOutAsync(browsed);

        await Accounts.DisableAsync(_cole.Id, default);
        await TryAsync(browsed);
        await OpensNothingAsync(browsed);

        // Its form asks again where it stands.
        await Accounts.EnableAsync(_cole.Id, default);
        await browsed.TapAsync(browsed.Button("Sign in with a passkey"));
        await browsed.IsAtAsync("Cole");
        browsed.HasNoComplaintBeside(422);
    }

    [BrowserFact]
    public async Task That_its_owner_doesn_t_unlock_is_said_on_the_page_and_made_once_for_a_device()
    {
        await using var browsed = await BrowseByNameAsync(1280);
        var (session, authenticator) = await HasAuthenticatorAsync(browsed);
        await MakeAsync(browsed);
        await browsed.Field("What you call it").FillAsync("my laptop again");
        await browsed.TapAsync(browsed.Button("Make a passkey"));
        await browsed.ReadsAsync("form[data-passkey] [role=alert]", "No passkey was made.");
        await SignOutAsync(browsed);

        await session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await TryAsync(browsed);
        await browsed.SeesAsync(browsed.Page.GetByText("Your browser sent no passkey."));
        Assert.Empty(await browsed.JudgedAsync());
        browsed.HasNoComplaintBeside();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_not_offered_where_there_can_be_none(bool hasScript)
    {
        await using var browsed = await BrowseAsync(1280, hasScript);

        await SignInAsync(browsed);

        await Assertions.Expect(browsed.Page.Locator("form[data-passkey]")).ToBeHiddenAsync();
        await browsed.GoToAsync("/sign-in");
        await Assertions.Expect(browsed.Page.Locator("form[data-passkey]")).ToBeHiddenAsync();
        browsed.HasNoComplaintBeside();
    }

    private static async Task<(ICDPSession Session, string Authenticator)> HasAuthenticatorAsync(Browsed browsed)
    {
        var session = await browsed.Page.Context.NewCDPSessionAsync(browsed.Page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        return (session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task SignInAsync(Browsed browsed)
    {
        await browsed.GoToAsync("/sign-in?return=/account");
        await browsed.Field("E-mail address").FillAsync(Email);
        await browsed.Field("Password").FillAsync(Password);
        await browsed.TapAsync(browsed.Button("Sign in"));
        await browsed.IsAtAsync("Cole");
    }

    private async Task MakeAsync(Browsed browsed)
    {
        await SignInAsync(browsed);
        await browsed.Field("What you call it").FillAsync("my laptop");
        await browsed.TapAsync(browsed.Button("Make a passkey"));
        await browsed.ReadsAsync(".rows__item:has-text('my laptop')", "made");
        Clock.Now += TimeSpan.FromSeconds(1);
    }

    private static async Task SignOutAsync(Browsed browsed)
    {
        await browsed.TapAsync(browsed.Button("Sign out"));
        await browsed.IsAtAsync("Sign in");
    }

    private static async Task TryAsync(Browsed browsed)
    {
        await browsed.GoToAsync("/sign-in?return=/account");
        await browsed.TapAsync(browsed.Button("Sign in with a passkey"));
    }

    private static async Task OpensNothingAsync(Browsed browsed)
    {
        await browsed.ReadsAsync(".usa-alert--error", "This passkey opens nothing here");
        await browsed.GoToAsync("/account");
        await browsed.IsAtAsync("Sign in");
        await browsed.GoToAsync("/sign-in?return=/account");
    }
}
