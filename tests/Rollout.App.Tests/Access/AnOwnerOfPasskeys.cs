using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>A coach of the district, her browser, and what its authenticator answers.</summary>
public abstract class AnOwnerOfPasskeys(FreshDatabase database) : ADistrictOfPeople(database)
{
    private protected Account Cole { get; private set; } = null!;

    private protected AnAuthenticator Phone { get; private set; } = null!;

    /// <summary>By name: passkeys don't belong to numbers.</summary>
    private protected Uri Front { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Front = new($"http://localhost:{Client.BaseAddress!.Port}");
        Cole = await AddAsync("cole@here.example", Cli.Invented.District, Role.Coach, Cli.Invented.Oak);
        Phone = AnAuthenticator();
    }

    private protected AnAuthenticator AnAuthenticator() => new(Front.GetLeftPart(UriPartial.Authority));

    private protected Visitor Somebody() => new(Front);

    private protected async Task<Visitor> SignedInAsync(Account account) =>
        new(Front) { Session = (await Sessions.StartAsync(account, "tests", "a test", default)).Text };

    /// <summary>The question comes with a cookie, which the visitor keeps.</summary>
    private protected static Task<Visit> AskForNewAsync(Visitor visitor) => visitor.FillInAsync("/account", "/account/passkeys/options");

    private protected static Task<Visit> MakeAsync(Visitor visitor, string answer, string called = "my phone") =>
        visitor.FillInAsync("/account", "/account/passkeys", ("credential", answer), ("called", called));

    private protected static Task<Visit> AskWhoAsync(Visitor visitor) => visitor.FillInAsync("/sign-in", "/sign-in/passkey/options");

    private protected static Task<Visit> AnswerAsync(Visitor visitor, string answer) =>
        visitor.FillInAsync("/sign-in", "/sign-in/passkey", ("credential", answer), ("return", "/account"));

    private protected async Task HasAPasskeyAsync(Account account, AnAuthenticator authenticator)
    {
        using var visitor = await SignedInAsync(account);
        var made = await MakeAsync(visitor, authenticator.Made((await AskForNewAsync(visitor)).Text));
        Assert.Equal("/account", made.Location);
        Later();
    }

    /// <summary>Asks, and answers with it.</summary>
    private protected static async Task<Visit> SignInAsync(Visitor visitor, AnAuthenticator authenticator) =>
        await AnswerAsync(visitor, authenticator.Signed((await AskWhoAsync(visitor)).Text));

    private protected void Later() => Clock.Now += TimeSpan.FromSeconds(1);

    private protected static void CameIn(Visit visit, Visitor visitor)
    {
        Assert.Equal((303, "/account"), ((int)visit.Status, visit.Location));
        Assert.NotNull(visitor.Session);
    }

    /// <summary>In the same words whatever was wrong.</summary>
    private protected static void IsRefused(Visit visit, Visitor visitor)
    {
        Assert.Equal(422, (int)visit.Status);
        Assert.Contains("This passkey opens nothing here", visit.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Session);
    }

    private protected async Task<IReadOnlyList<string>> ToldAsync(string district, string what)
    {
        var log = await AccessLog.ReadAsync(new(district), null, 100, default);
        return [.. log.Where(entry => entry.What == what).Select(entry => $"{entry.Actor} {entry.Detail.GetRawText()}").Order(StringComparer.Ordinal)];
    }
}
