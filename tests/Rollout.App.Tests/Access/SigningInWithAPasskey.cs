using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.EventStore;
using Serilog;

namespace Rollout.App.Tests.Access;

public sealed class SigningInWithAPasskey(FreshDatabase database) : AnOwnerOfPasskeys(database)
{
    [Fact]
    public async Task Opens_a_session_of_its_owner_and_says_so()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();

        var visit = await SignInAsync(visitor, Phone);

        CameIn(visit, visitor);
        Assert.Contains("cole@here.example", (await visitor.GoAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Contains($"{Cole.Actor} {{\"way\": \"passkey\"}}", await ToldAsync(Cli.Invented.District, "signed-in"));
        Assert.Equal(Clock.Now.ToUniversalTime(), Assert.Single(await Passkeys.ListAsync(Cole.Id, default)).UsedAt!.Value, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Is_of_use_once()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        var asked = await AskWhoAsync(visitor);
        var answer = Phone.Signed(asked.Text);
        CameIn(await AnswerAsync(visitor, answer), visitor);

        using var thief = Somebody();
        Assert.Equal(0u, Phone.Counter);
        foreach (var cookie in asked.Cookies)
            thief.Keep(cookie);

        IsRefused(await AnswerAsync(thief, answer), thief);
        Later();
        IsRefused(await AnswerAsync(thief, answer), thief);
        CameIn(await SignInAsync(visitor, Phone), visitor);
    }

    [Fact]
    public async Task Is_of_use_once_in_a_race_too()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        var asked = await AskWhoAsync(visitor);
        var answer = Phone.Signed(asked.Text);
        var racers = Enumerable.Range(0, 8).Select(_ => Somebody()).ToList();
        racers.ForEach(racer => asked.Cookies.ToList().ForEach(racer.Keep));

        var visits = await Task.WhenAll(racers.Select(racer => AnswerAsync(racer, answer)));

        Assert.Single(visits, visit => visit.Location == "/account");
        racers.ForEach(racer => racer.Dispose());
    }

    [Fact]
    public async Task Answers_only_the_question_of_the_same_browser()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        using var other = Somebody();
        var answer = Phone.Signed((await AskWhoAsync(visitor)).Text);

        IsRefused(await AnswerAsync(other, answer), other);
        await AskWhoAsync(other);
        IsRefused(await AnswerAsync(other, answer), other);
        CameIn(await AnswerAsync(visitor, answer), visitor);
    }

    [Fact]
    public async Task Answers_within_five_minutes()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        var late = Phone.Signed((await AskWhoAsync(visitor)).Text);
        Clock.Now += TimeSpan.FromMinutes(5);

        IsRefused(await AnswerAsync(visitor, late), visitor);
        CameIn(await SignInAsync(visitor, Phone), visitor);
    }

    [Fact]
    public async Task Answers_on_another_node()
    {
        await HasAPasskeyAsync(Cole, Phone);
        var (source, projector) = (PostgresDatabase.Open(ConnectionString), PostgresDatabase.Open(ClusterRoles.Projecting(ConnectionString)));
        await using var node = WebFront.Build(
            new(source, projector, new PostgresEventStore(source), Clock, ["http://127.0.0.1:0"], new LoggerConfiguration().CreateLogger()));
        node.Lifetime.ApplicationStopped.Register(source.Dispose);
        node.Lifetime.ApplicationStopped.Register(projector.Dispose);
        await node.StartAsync();
        using var visitor = Somebody();
        var asked = await AskWhoAsync(visitor);
        var there = new Uri($"http://localhost:{new Uri(node.Urls.Single()).Port}");
        Phone.Origin = there.GetLeftPart(UriPartial.Authority);

        var visit = await visitor.FillInAsync($"{there}sign-in", $"{there}sign-in/passkey", ("credential", Phone.Signed(asked.Text)), ("return", "/account"));

        CameIn(visit, visitor);
        await node.StopAsync();
    }

    [Fact]
    public async Task Lets_nobody_in_who_is_disabled_or_whose_passkey_was_removed()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        await Accounts.DisableAsync(Cole.Id, default);
        IsRefused(await SignInAsync(visitor, Phone), visitor);

        await Accounts.EnableAsync(Cole.Id, default);
        CameIn(await SignInAsync(visitor, Phone), visitor);
        await visitor.FillInAsync("/account", "/sign-out");
        Later();

        await Passkeys.RemoveAsync(Cole.Id, Assert.Single(await Passkeys.ListAsync(Cole.Id, default)).Id, default);
        IsRefused(await SignInAsync(visitor, Phone), visitor);
    }

    [Fact]
    public async Task Takes_nobody_for_somebody_else()
    {
        var (pia, hers) = (await AddAsync("pia@here.example", Cli.Invented.District, Role.ProjectManager), AnAuthenticator());
        await HasAPasskeyAsync(Cole, Phone);
        await HasAPasskeyAsync(pia, hers);
        using var visitor = Somebody();

        // His key, her name; then his key under her credential as well.
        Phone.Owner = hers.Owner;
        IsRefused(await SignInAsync(visitor, Phone), visitor);
        Phone.Credential = hers.Credential;
        IsRefused(await SignInAsync(visitor, Phone), visitor);
        CameIn(await SignInAsync(visitor, hers), visitor);
    }

    [Fact]
    public async Task Asks_its_owner_and_is_meant_for_this_site()
    {
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        foreach (var spoilt in (Action<AnAuthenticator>[])
            [phone => phone.VerifiesItsOwner = false, phone => phone.Origin = "http://localhost.elsewhere.example", phone => phone.Site = "elsewhere.example"])
        {
            var (verifies, origin, site) = (Phone.VerifiesItsOwner, Phone.Origin, Phone.Site);
            spoilt(Phone);
            IsRefused(await SignInAsync(visitor, Phone), visitor);
            (Phone.VerifiesItsOwner, Phone.Origin, Phone.Site) = (verifies, origin, site);
        }

        CameIn(await SignInAsync(visitor, Phone), visitor);
    }

    [Fact]
    public async Task Counts_where_the_authenticator_does()
    {
        Phone.Counter = 7;
        await HasAPasskeyAsync(Cole, Phone);
        using var visitor = Somebody();
        IsRefused(await SignInAsync(visitor, Phone), visitor);

        Phone.Counter = 9;
        CameIn(await SignInAsync(visitor, Phone), visitor);
        await visitor.FillInAsync("/account", "/sign-out");
        Later();

        Phone.Counter = 8;
        IsRefused(await SignInAsync(visitor, Phone), visitor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("none")]
    [InlineData("""{"id":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}""")]
    public async Task Is_refused_where_the_answer_is_none(string answer)
    {
        using var visitor = Somebody();
        await AskWhoAsync(visitor);

        IsRefused(await AnswerAsync(visitor, answer), visitor);
    }
}
