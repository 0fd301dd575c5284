using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Where the demonstration is served.</summary>
public sealed class APersonaSPasskey(FreshDatabase database) : AnOwnerOfPasskeys(database)
{
    protected override void Customize(WebApplicationBuilder builder) => builder.Services.AddSingleton(new SignInOptions(Origin: null, Demonstration: Here));

    [Fact]
    public async Task Is_neither_offered_nor_made()
    {
        await ForgetElsewhereAsync();
        using var visitor = await SignedInAsync(Cole);
        Assert.Contains("Make a passkey", (await visitor.GoAsync("/account")).Text, StringComparison.Ordinal);

        await Database.RunAsync("update account set is_persona = true");

        var page = await visitor.GoAsync("/account");
        Assert.Equal(200, (int)page.Status);
        Assert.DoesNotContain("Passkeys", page.Text, StringComparison.Ordinal);
        Assert.Equal(409, (int)(await AskForNewAsync(visitor)).Status);
    }

    [Fact]
    public async Task Opens_nothing()
    {
        await HasAPasskeyAsync(Cole, Phone);
        await Database.RunAsync("update account set is_persona = true");
        using var visitor = Somebody();

        IsRefused(await SignInAsync(visitor, Phone), visitor);
    }
}
