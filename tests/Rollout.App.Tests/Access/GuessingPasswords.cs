using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Access;

/// <summary>Whoever tries passwords learns nothing of who has an account, and soon has to wait.</summary>
public sealed partial class GuessingPasswords(FreshDatabase database, ITestOutputHelper output) : ADistrictOfPeople(database)
{
    private const string Known = "ana@here.example";
    private const string Unknown = "una@here.example";

    private protected override SignInOptions SignIn => new(Origin: null, Demonstration: null) { FailuresOfAnAccount = 3, FailuresOfANetwork = 8 };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await AddAsync(Known, Invented.District, Role.Coach);
        await Accounts.DisableAsync((await AddAsync("off@here.example", Invented.District, Role.Coach)).Id, default);
        await Accounts.AddAsync("none@here.example", "none", password: null, isPersona: false, default);
    }

    [Fact]
    public async Task Is_answered_the_same_whoever_has_the_address_or_nobody()
    {
        var answers = new List<(HttpStatusCode, string, string)>();
        foreach (var email in (string[])[Known, Unknown, "off@here.example", "none@here.example"])
            answers.Add(Said(await TryAsync(email, "a wrong password"), email));
        answers.Add(Said(await TryAsync("off@here.example", Password), "off@here.example"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, Assert.Single(answers.Distinct()).Item1);
    }

    [Theory]
    [InlineData(Known)]
    [InlineData(Unknown)]
    public async Task Makes_an_address_wait_twice_as_long_each_time_whether_or_not_anybody_has_it(string email)
    {
        for (var guess = 0; guess < 3; guess++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(email, "a wrong password")).Status);

        // Then also the right one waits: it can't be told from a guess.
        await WaitsAsync(email, 30);
        await WaitsAsync(email.ToUpperInvariant(), 30);
        Clock.Now = Clock.Now.AddSeconds(31);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(email, "a wrong password")).Status);
        await WaitsAsync(email, 60);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync("somebody@else.example", "a wrong password")).Status);
    }

    [Fact]
    public async Task Says_the_same_of_waiting_whoever_has_the_address()
    {
        foreach (var email in (string[])[Known, Unknown])
        {
            for (var guess = 0; guess < 3; guess++)
                await TryAsync(email, "a wrong password");
        }

        Assert.Equal(Said(await TryAsync(Unknown, "a"), Unknown), Said(await TryAsync(Known, "a"), Known));
    }

    [Fact]
    public async Task Is_forgiven_whoever_comes_in_but_not_their_network()
    {
        for (var round = 0; round < 4; round++)
        {
            for (var guess = 0; guess < 2; guess++)
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(Known, "a wrong password")).Status);
            Assert.Equal(round < 3 ? HttpStatusCode.SeeOther : HttpStatusCode.TooManyRequests, (await TryAsync(Known, Password)).Status);
        }

        await WaitsAsync("somebody@else.example", 30);
    }

    [Fact]
    public async Task Of_the_password_one_has_now_waits_as_signing_in_does()
    {
        var ana = (await Accounts.FindAsync(Known, default))!;
        using var browser = await ComeInAsync(ana);
        for (var guess = 0; guess < 4; guess++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.FillInAsync("/account", "/account/password", ("current", "a wrong password"), ("password", "nine boats upon the water"))).Status);

        Assert.Equal(3, await Database.AskAsync("select max(failures)::bigint from sign_in_failure where subject like 'account:%'"));
        await WaitsAsync(Known, 30);
    }

    [Fact]
    public async Task Leaves_nothing_of_what_was_typed()
    {
        await TryAsync("my-secret-word", "another-secret-word");
        Assert.Equal(0, await Database.AskAsync("select count(*) from sign_in_failure f where f::text like '%secret%'"));
        Assert.DoesNotContain(Diary.Entries, entry => entry.RenderMessage().Contains("secret", StringComparison.Ordinal));
    }

    /// <summary>The same work with and without an account: under ROLLOUT_LONG=1 measured, else only done.</summary>
    [Fact]
    public async Task Takes_as_long_with_an_account_as_without()
    {
        var signingIn = (SigningIn)App.Services.GetService(typeof(SigningIn))!;
        var tries = LongFactAttribute.IsAsked ? 1_000 : 4;
        List<double> known = [], unknown = [];
        for (var n = 0; n < tries; n++)
        {
            // Nobody waits yet, and no network.
            await Database.RunAsync("truncate sign_in_failure");
            foreach (var (email, times) in n % 2 == 0 ? ((string, List<double>)[])[(Known, known), (Unknown, unknown)] : [(Unknown, unknown), (Known, known)])
            {
                var began = Stopwatch.GetTimestamp();
                Assert.IsType<PasswordOutcome.Differs>(await signingIn.TryAsync(email, "a wrong password", IPAddress.Loopback, default));
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        var (with, without) = (Median(known), Median(unknown));
        output.WriteLine($"{tries} tries each: {with:0.00} ms with an account, {without:0.00} ms without");
        if (LongFactAttribute.IsAsked)
            Assert.InRange(with / without, 0.95, 1.05);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private async Task<Visit> TryAsync(string email, string password)
    {
        using var browser = Nobody();
        return await browser.FillInAsync("/sign-in", "/sign-in", ("email", email), ("password", password), ("return", "/"));
    }

    private async Task WaitsAsync(string email, int seconds)
    {
        var visit = await TryAsync(email, Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, visit.Status);
        Assert.InRange(int.Parse(visit.Headers["Retry-After"], CultureInfo.InvariantCulture), seconds - 1, seconds);
    }

    private static (HttpStatusCode, string, string) Said(Visit visit, string email) => (
        visit.Status, Token().Replace(visit.Text, "").Replace(email, "", StringComparison.Ordinal),
        string.Join('\n', visit.Headers.Where(header => header.Key is not ("Date" or "Set-Cookie" or "Content-Length")).Select(header => $"{header.Key}: {header.Value}")));

    [GeneratedRegex("__RequestVerificationToken\" value=\"[^\"]+\"")]
    private static partial Regex Token();
}
