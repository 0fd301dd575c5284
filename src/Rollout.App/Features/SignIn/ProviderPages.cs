using Microsoft.AspNetCore.Authentication;
using Rollout.App.Web;
using Rollout.App.Web.Access;

namespace Rollout.App.Features.SignIn;

/// <summary><c>/sign-in/provider</c>: on to whoever else may say who somebody is. The way back, <c>/sign-in/provider/{id}</c>, is the handler's.</summary>
internal sealed class ProviderPages(Providers providers)
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/provider", (HttpContext context, IFormCollection form, ProviderPages pages) => pages.GoAsync(context, form)).AllowAnonymous();
        // Who tries again, on the page that said that the provider doesn't answer.
        app.MapGet("/sign-in/provider", () => new SeeOther("/sign-in")).AllowAnonymous();
    }

    private async Task<IResult> GoAsync(HttpContext context, IFormCollection form)
    {
        if (providers.Find(form["provider"].ToString()) is not { } provider)
            return new Problem(StatusCodes.Status404NotFound, "unknown-provider", "Nobody of this name says here who somebody is: choose another way at the sign-in page.", "provider");
        await context.ChallengeAsync(provider.Scheme, new() { RedirectUri = SignInPages.Back(form["return"].ToString()) });
        return Results.Empty;
    }
}
