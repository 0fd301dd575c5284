using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

public sealed class SigningOut(FreshDatabase database) : ADistrictOfPeople(database)
{
    [Fact]
    public async Task Ends_the_session_of_this_browser_alone()
    {
        var account = await AddAsync("cole@here.example", Cli.Invented.District, Role.Coach, Cli.Invented.Oak);
        using var visitor = await ComeInAsync(account);
        using var elsewhere = await ComeInAsync(account);
        var carried = visitor.Session;

        var visit = await visitor.FillInAsync("/account", "/sign-out");

        Assert.Equal("/sign-in", visit.Location);
        Assert.Null(visitor.Session);
        visitor.Session = carried;
        Assert.True((await visitor.GoAsync("/account")).AsksToSignIn);
        Assert.Equal(200, (int)(await elsewhere.GoAsync("/account")).Status);
    }
}
