using System.Net.Mime;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;

namespace Rollout.App.Features.SignIn;

/// <summary><c>/sign-in/passkey</c>: the browser is asked for a passkey, and what it answers is sent as a form.</summary>
internal sealed class PasskeySignIn(PasskeyCeremonies ceremonies, SigningIn signIn, SignInPages pages)
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/passkey/options", async (HttpContext context, IFormCollection form, PasskeySignIn passkeys) =>
            Results.Text(await passkeys.AskAsync(context), MediaTypeNames.Application.Json)).AllowAnonymous();
        app.MapPost("/sign-in/passkey", (HttpContext context, IFormCollection form, PasskeySignIn passkeys, CancellationToken ct) =>
            passkeys.TryAsync(context, form, ct)).AllowAnonymous().RequireRateLimiting(Overload.SigningInPolicy);
    }

    private Task<string> AskAsync(HttpContext context) => ceremonies.AskWhoAsync(context);

    private async Task<IResult> TryAsync(HttpContext context, IFormCollection form, CancellationToken ct)
    {
        var back = SignInPages.Back(form["return"].ToString());
        if (await ceremonies.RecogniseAsync(context, form["credential"].ToString(), ct) is not { } account)
            return await pages.RefuseAsync(context, back, "This passkey opens nothing here, or its answer came too late: try again, or come in another way.", ct);
        await signIn.OpenAsync(context, account, "passkey", ct);
        return new SeeOther(back);
    }
}
