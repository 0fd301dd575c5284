using System.Net.Mime;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;

namespace Rollout.App.Features.People;

/// <summary><c>/account/passkeys</c>: one's own are made and removed. The demonstration's people have none.</summary>
internal sealed class PasskeyPages(Accounts accounts, Passkeys passkeys, PasskeyCeremonies ceremonies, AccountPages pages)
{
    private const int LongestName = 100;

    internal static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "/account/passkeys/options", (mine, context, account, _, _) => mine.AskAsync(context, account));
        Map(app, "/account/passkeys", (mine, context, account, form, ct) => mine.MakeAsync(context, account, form, ct)).RequireRateLimiting(Overload.SigningInPolicy);
        Map(app, "/account/passkeys/remove", (mine, _, account, form, ct) => mine.RemoveAsync(account, form, ct));
    }

    private static RouteHandlerBuilder Map(
        IEndpointRouteBuilder app, string address, Func<PasskeyPages, HttpContext, Account, IFormCollection, CancellationToken, Task<IResult>> act) =>
        app.MapPost(address, async (HttpContext context, IFormCollection form, PasskeyPages mine, CancellationToken ct) =>
            await mine.OwnerAsync(context.Person, ct) is { } account ? await act(mine, context, account, form, ct) : NoPasskeys).RequireAuthorization();

    private async Task<Account?> OwnerAsync(Person person, CancellationToken ct) =>
        person.Account is { } id && await accounts.FindAsync(id, ct) is { IsPersona: false } account ? account : null;

    private async Task<IResult> AskAsync(HttpContext context, Account account) =>
        Results.Text(await ceremonies.AskForNewAsync(context, account), MediaTypeNames.Application.Json);

    private async Task<IResult> MakeAsync(HttpContext context, Account account, IFormCollection form, CancellationToken ct)
    {
        var name = form["called"].ToString().Trim();
        var fault = name.Length is 0 or > LongestName ? $"Say what you call it, in at most {LongestName} characters."
            : await ceremonies.MakeAsync(context, account, name, form["credential"].ToString(), ct) ? null
            : "No passkey was made: the answer didn’t fit, came too late, or its passkey is here already. Try again.";
        return fault is null ? new SeeOther("/account") : await pages.RefusePasskeyAsync(context.Person, name, fault, ct);
    }

    private async Task<IResult> RemoveAsync(Account account, IFormCollection form, CancellationToken ct)
    {
        await passkeys.RemoveAsync(account.Id, form["passkey"].ToString(), ct);
        return new SeeOther("/account");
    }

    private static Problem NoPasskeys => new(
        StatusCodes.Status409Conflict, "no-passkeys", "Passkeys are of people’s own accounts: the demonstration’s have none, nor has whoever is at this machine.");
}
