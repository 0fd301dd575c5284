using System.Net;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>A page leads nobody where they are not let in.</summary>
public sealed class ThePagesOfEach(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Pages = $"/d/{Invented.District}/pl";

    [Theory]
    [InlineData(Role.ProjectManager, "Board Log NoNews History")]
    [InlineData(Role.Auditor, "Board NoNews History")]
    [InlineData(Role.Principal, "Log")]
    public async Task Show_the_links_that_let_them_in_and_no_others(Role role, string links)
    {
        using var visitor = await ComeInAsync(await AddAsync("a@here.example", Invented.District, role, role is Role.Principal ? [Invented.Oak] : []));

        var page = (await visitor.GoAsync($"{Pages}/schools/{Invented.Oak}")).Text;

        var wanted = links.Split(' ');
        foreach (var (name, address) in new[] { ("Board", $"\"{Pages}\""), ("Log", $"\"{Pages}/log\""), ("NoNews", $"\"{Pages}/no-news\""), ("History", $"\"{Pages}/history\"") })
            Assert.Equal((name, wanted.Contains(name)), (name, page.Contains($"href={address}", StringComparison.Ordinal)));
        Assert.Equal(role is not Role.Auditor, page.Contains("Log at this school", StringComparison.Ordinal));
    }

    /// <summary>In one browser after the other: what the one was shown is not what the other still has.</summary>
    [Fact]
    public async Task Are_not_taken_for_anothers()
    {
        using var manager = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));
        using var auditor = await ComeInAsync(await AddAsync("audit@here.example", Invented.District, Role.Auditor));
        var tag = (await manager.GoAsync(Pages)).Headers["ETag"];
        manager.Headers["If-None-Match"] = tag;
        auditor.Headers["If-None-Match"] = tag;

        Assert.Equal(HttpStatusCode.NotModified, (await manager.GoAsync(Pages)).Status);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GoAsync(Pages)).Status);
    }
}
