using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Cli;

/// <summary>The verbs that read, far from the database: by ROLLOUT_SERVER and ROLLOUT_TOKEN.</summary>
public sealed class AskingAServer(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string At = "--effective 2026-11-20 --known 2099-12-31T00:00:00Z --position 12 --path 1 --rules 1";
    private const string Board = $"board {Initiative} {At}";

    /// <summary>Whoever finds this database has looked for one.</summary>
    private readonly FrontDoor _far = new("Host=127.0.0.1;Port=1;Database=none");

    private Account _ana = null!;
    private string _token = null!;

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        await ImportEventsAsync(Reached("2026-09-18", id: AnId(42)), CheckedIn("2026-10-02", AnId(43)), Withdrawn(AnId(42)), Reached("2026-09-21"));
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _ana = await AddAsync("ana@here.example", District, Role.Administrator);
        _token = await TokenOfAsync(_ana);
        _far.Set("ROLLOUT_SERVER", Client.BaseAddress!.ToString());
        _far.Set("ROLLOUT_TOKEN", _token);
    }

    [Theory]
    [InlineData(Board)]
    [InlineData($"{Board} --format json")]
    [InlineData($"{Board} --format csv")]
    [InlineData($"{Board} --status offTrack --status completed")]
    [InlineData($"{Board} --status onTrack --format csv")]
    [InlineData($"board {Initiative} --effective 2026-10-02 --known 2099-12-31 --format json")]
    [InlineData($"explain {Initiative} {At}")]
    [InlineData($"explain {Initiative} {At} --format json")]
    [InlineData($"explain {Initiative} --school {Oak} {At}")]
    [InlineData($"explain {Initiative} --school {Oak} {At} --format json")]
    [InlineData($"forecast {Initiative} --school {Pine} {At}")]
    [InlineData($"forecast {Initiative} --school {Pine} {At} --format json")]
    [InlineData($"history {Initiative}")]
    [InlineData($"history {Initiative} --format jsonl")]
    [InlineData($"history {Initiative} --format events")]
    [InlineData($"history {Initiative} --school {Oak} --format events")]
    [InlineData($"history {Initiative} --school {Oak} --type milestone_reached --type event_withdrawn --format jsonl")]
    public async Task Prints_what_is_printed_beside_the_database(string line)
    {
        var beside = await Door.DoAsync(line);

        Assert.NotEmpty(beside.Output);
        Assert.Equal((0, beside.Output, ""), await AskAsync(line));
    }

    [Fact]
    public async Task Prints_a_history_of_several_pages_whole()
    {
        await ImportEventsAsync([.. Enumerable.Range(100, 1_001).Select(number => CheckedIn("2026-10-05", AnId(number)))]);
        foreach (var line in (string[])[$"history {Initiative} --format jsonl", $"history {Initiative}", $"history {Initiative} --format events"])
        {
            var beside = await Door.DoAsync(line);
            Assert.True(beside.Output.Count(letter => letter == '\n') > 1_001);
            Assert.Equal((0, beside.Output, ""), await AskAsync(line));
        }
    }

    [Theory]
    [InlineData($"explain {Initiative} --school 990000200099")]
    [InlineData($"board {Initiative} --position 999")]
    [InlineData($"board {Initiative} --path 9")]
    [InlineData($"forecast {Initiative} --school {Oak} --rules 99")]
    public async Task Says_of_what_is_not_there_what_is_said_beside_the_database(string line)
    {
        var beside = await Door.RunAsync(line);

        Assert.NotEmpty(beside.Error);
        Assert.Equal((1, "", beside.Error), await AskAsync(line));
    }

    [Theory]
    [InlineData(There, "A server tells the history of an initiative: say which by --initiative.")]
    [InlineData($"{Initiative} --school 990000200099", $"There is no school 990000200099 in district {District}. (unknown-school)")]
    [InlineData($"{Initiative} --school 990000200099 --format events", $"There is no school 990000200099 in district {District}. (unknown-school)")]
    [InlineData($"{There} --initiative none", $"District {District} has no initiative “none”. (unknown-initiative)")]
    public async Task Says_which_history_there_is_not(string options, string complaint) =>
        Assert.Equal((1, "", $"{complaint}\n"), await AskAsync($"history {options}"));

    [Fact]
    public async Task Needs_no_token_where_nobody_has_an_account_and_one_elsewhere()
    {
        await Database.RunAsync("truncate account, sign_in_session, provider_identity, passkey, member, invitation, access_token");
        _far.Set("ROLLOUT_TOKEN", "");
        Assert.Equal(0, (await AskAsync(Board)).ExitCode);

        await AddAsync("ben@here.example", District, Role.Coach);
        await IsRefusedAsync("make an access token on the page Account there, and put it into ROLLOUT_TOKEN");
    }

    [Fact]
    public async Task With_a_token_that_opens_nothing_says_to_make_another_and_never_shows_it()
    {
        _far.Set("ROLLOUT_TOKEN", $"{_token}x");
        await IsRefusedAsync("doesn't take the access token in ROLLOUT_TOKEN");

        _far.Set("ROLLOUT_TOKEN", _token);
        Assert.Equal(0, (await AskAsync(Board)).ExitCode);
        var tokens = App.Services.GetRequiredService<AccessTokens>();
        await tokens.RevokeAsync(new(_ana.Actor, _ana.Name, _ana.Id, null, null, []), Here, Assert.Single(await tokens.ListAsync(Here, _ana.Id, default)).Id, default);
        await IsRefusedAsync("was revoked");

        _far.Set("ROLLOUT_TOKEN", $"{_token}\r\nX-Other: 1");
        await IsRefusedAsync("ROLLOUT_TOKEN holds what no access token holds");
    }

    [Fact]
    public async Task As_a_principal_sees_the_own_school_and_is_told_whom_to_ask_for_more()
    {
        _far.Set("ROLLOUT_TOKEN", await TokenOfAsync(await AddAsync("pia@here.example", District, Role.Principal, Oak)));

        Assert.Equal(0, (await AskAsync($"explain {Initiative} --school {Oak} {At}")).ExitCode);
        await IsRefusedAsync("As principal here you may not see this beyond your own schools with this token. Ask ana, who administers your district here. (not-allowed)");
    }

    [Theory]
    [InlineData("http://0.0.0.0:{0}", "the access token would travel in the clear")]
    [InlineData("http://rollout.example.org", "the access token would travel in the clear")]
    [InlineData("http://127.0.0.1:{0}/d/9900002", "no address of a server")]
    [InlineData("http://ana:{1}@127.0.0.1:{0}", "no address of a server")]
    [InlineData("127.0.0.1:{0}", "no address of a server")]
    [InlineData("https://127.0.0.1:{0}", "can't be trusted over TLS")]
    public async Task Sends_nothing_where_it_could_be_overheard(string server, string complaint)
    {
        var before = Diary.Entries.Count;
        _far.Set("ROLLOUT_SERVER", string.Format(System.Globalization.CultureInfo.InvariantCulture, server, Client.BaseAddress!.Port, _token));

        await IsRefusedAsync(complaint);

        Assert.Equal(before, Diary.Entries.Count);
    }

    [Theory]
    [InlineData("307 Temporary Redirect\r\nLocation: {0}api", "which is not followed")]
    [InlineData("200 OK\r\nContent-Type: text/html", "answers 200 text/html, which is not Rollout's answer to that")]
    [InlineData("502 Bad Gateway\r\nContent-Type: text/plain", "answers 502 text/plain, which is not Rollout's answer to that")]
    [InlineData("404 Not Found\r\nContent-Type: application/problem+json", "answers 404 application/problem+json, which is not Rollout's answer to that")]
    [InlineData("200 OK\r\nContent-Type: text/plain\r\nContent-Length: 99", "broke off")]
    public async Task Of_something_else_is_one_sentence_and_goes_nowhere_from_there(string answer, string complaint)
    {
        var before = Diary.Entries.Count;
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        _far.Set("ROLLOUT_SERVER", $"http://{other.LocalEndpoint}");
        var asked = AnswerAsync(other, string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, Client.BaseAddress));

        await IsRefusedAsync(complaint);

        Assert.Contains($"Authorization: Bearer {_token}\r\n", await asked, StringComparison.Ordinal);
        Assert.Equal(before, Diary.Entries.Count);
    }

    [Fact]
    public async Task That_is_gone_is_one_sentence()
    {
        _far.Set("ROLLOUT_SERVER", "http://127.0.0.1:1");
        await IsRefusedAsync("http://127.0.0.1:1 can't be reached: Connection refused. Look whether it runs, and at ROLLOUT_SERVER.");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("rebuild")]
    [InlineData("demo")]
    [InlineData("connection")]
    [InlineData("parked list")]
    [InlineData("serve --urls http://127.0.0.1:0")]
    [InlineData($"people list {There}")]
    [InlineData($"import events {{0}} {Initiative}")]
    public async Task Is_not_what_works_on_a_database(string line) => Assert.Equal(
        (1, "", "ROLLOUT_SERVER is set, and this works on a database itself: unset it, and run this where the database is.\n"),
        await AskAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Files.Write("events.jsonl", ""))));

    [Theory]
    [InlineData("--help")]
    [InlineData("board --help")]
    [InlineData("explain --help")]
    [InlineData("forecast --help")]
    [InlineData("history --help")]
    public async Task Is_told_of_by_the_help(string line)
    {
        var help = (await Door.DoAsync(line)).Output;
        Assert.All(["ROLLOUT_SERVER", "ROLLOUT_TOKEN"], variable => Assert.Contains(variable, help, StringComparison.Ordinal));
    }

    private async Task IsRefusedAsync(string complaint)
    {
        var (exitCode, output, error) = await AskAsync(Board);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(complaint, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(letter => letter == '\n'));
        Assert.DoesNotContain(_token.Split('_', 3)[2], error, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> AskAsync(string line)
    {
        var told = await _far.RunAsync(line);
        return (told.ExitCode, told.Output, told.Error);
    }

    private async Task<string> TokenOfAsync(Account account)
    {
        using var program = await ProgramAsync(account, District, mayRecord: false);
        return program.Token!;
    }

    /// <summary>Answers the first request so, and hangs up; answers what was asked.</summary>
    private static async Task<string> AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        var asked = new StringWriter { NewLine = "\r\n" };
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            await asked.WriteLineAsync(header);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nConnection: close\r\n\r\n"));
        return asked.ToString();
    }
}
