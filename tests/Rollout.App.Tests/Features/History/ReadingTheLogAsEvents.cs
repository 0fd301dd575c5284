using System.Net;
using Rollout.App.Tests.Access;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Features.History;

/// <summary><c>GET …/history?format=events</c>: the lines that import takes, for whoever may read the history.</summary>
public sealed class ReadingTheLogAsEvents(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Log = $"{Base}/history?format=events";

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        await ImportEventsAsync([.. Enumerable.Range(1, 28).Select(day => Invented.CheckedIn($"2026-09-{day:00}", AnId(day), day % 2 == 0 ? Invented.Oak : Invented.Pine))]);
    }

    [Fact]
    public async Task Gives_the_lines_that_the_command_line_writes()
    {
        using var manager = await ProgramAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager), Invented.District);
        var visit = await manager.GoAsync(Log, "application/json");

        Assert.Equal((HttpStatusCode.OK, "application/jsonl; charset=utf-8"), (visit.Status, visit.Headers["Content-Type"]));
        Assert.Equal((await Door.DoAsync($"history {Invented.There} --format events")).Output, visit.Text);
        Assert.Contains("attachment", visit.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comes_in_pages_where_a_limit_is_asked_for()
    {
        using var manager = await ProgramAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager), Invented.District);
        var (text, pages) = ("", 0);
        for (string? after = "0"; after is not null; pages++)
        {
            var visit = await manager.GoAsync($"{Log}&limit=10{(after == "0" ? "" : $"&after={after}")}", "application/json");
            text += visit.Text;
            after = visit.Headers.GetValueOrDefault("Rollout-Next");
        }

        Assert.Equal((await manager.GoAsync(Log, "application/json")).Text, text);
        Assert.Equal((text.Count(letter => letter == '\n') + 9) / 10, pages);
    }

    [Fact]
    public async Task Gives_a_principal_their_own_school_alone()
    {
        using var principal = await ProgramAsync(await AddAsync("oak@here.example", Invented.District, Role.Principal, Invented.Oak), Invented.District);

        Assert.Equal(HttpStatusCode.Forbidden, (await principal.GoAsync(Log, "application/json")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await principal.GoAsync($"{Log}&school={Invented.Pine}", "application/json")).Status);
        var own = (await principal.GoAsync($"{Log}&school={Invented.Oak}", "application/json")).Text;
        Assert.All(own.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains($"\"school\":\"{Invented.Oak}\"", line, StringComparison.Ordinal));
        Assert.Contains("school_registered", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_in_no_other_form()
    {
        using var manager = await ProgramAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager), Invented.District);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.GoAsync($"{Base}/history?format=csv", "application/json")).Status);
    }
}
