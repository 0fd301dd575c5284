using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.App.Web.Pages;

namespace Rollout.App.Features.SignIn;

/// <summary><c>/sign-in?return=</c> and <c>/sign-out</c>. What was typed is right or not: which of it, nobody is told.</summary>
internal sealed class SignInPages(SigningIn signIn, Personas personas, Providers providers)
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (HttpContext context, SignInPages pages, CancellationToken ct) =>
            pages.ShowAsync(context, context.Request.Query["return"].ToString(), ct)).AllowAnonymous();
        app.MapPost("/sign-in", (HttpContext context, IFormCollection form, SignInPages pages, CancellationToken ct) =>
            pages.TryAsync(context, form, ct)).AllowAnonymous().RequireRateLimiting(Overload.SigningInPolicy);
        app.MapPost("/sign-in/persona", (HttpContext context, IFormCollection form, SignInPages pages, CancellationToken ct) =>
            pages.PlayAsync(context, form, ct)).AllowAnonymous();
        app.MapPost("/sign-out", async (HttpContext context, IFormCollection form, SigningIn signIn, CancellationToken ct) =>
        {
            await signIn.LeaveAsync(context, ct);
            return new SeeOther("/sign-in");
        })
            // The form's token is of whoever it was made for.
            .AllowAnonymous().WithMetadata(new Recognises());
    }

    private async Task<IResult> ShowAsync(HttpContext context, string to, CancellationToken ct) => new Page<SignInPage>(
        new SignInView(Back(to), await personas.ListAsync(context, ct), providers.Names, "", null));

    private async Task<IResult> TryAsync(HttpContext context, IFormCollection form, CancellationToken ct)
    {
        var (email, back) = (form["email"].ToString(), Back(form["return"].ToString()));
        var outcome = await signIn.TryAsync(email, form["password"].ToString(), context.Connection.RemoteIpAddress, ct);
        if (outcome is PasswordOutcome.Fits { Account: var account })
        {
            await signIn.OpenAsync(context, account, "password", ct);
            return new SeeOther(back);
        }

        var (status, fault) = outcome is PasswordOutcome.Waits { For: var wait }
            ? (StatusCodes.Status429TooManyRequests, $"Too many tries went wrong. Try again in {Words.Many((long)Math.Ceiling(wait.TotalMinutes), "minute")}, or come in another way.")
            : (StatusCodes.Status422UnprocessableEntity, "This address and password don’t fit together.");
        if (outcome is PasswordOutcome.Waits waits)
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(waits.For.TotalSeconds)}";
        return new Page<SignInPage>(new SignInView(back, await personas.ListAsync(context, ct), providers.Names, email, fault), status);
    }

    /// <summary>Another way in that led nowhere.</summary>
    internal async Task<IResult> RefuseAsync(HttpContext context, string back, string fault, CancellationToken ct) => new Page<SignInPage>(
        new SignInView(back, await personas.ListAsync(context, ct), providers.Names, "", fault), StatusCodes.Status422UnprocessableEntity);

    private async Task<IResult> PlayAsync(HttpContext context, IFormCollection form, CancellationToken ct)
    {
        var played = (await personas.ListAsync(context, ct)).FirstOrDefault(persona => persona.Account.Email == form["persona"].ToString());
        if (played is null)
            return new Problem(StatusCodes.Status403Forbidden, "no-personas", "Nobody comes in here without a password: the demonstration’s people do only where it is served as such, on this machine.");
        await signIn.OpenAsync(context, played.Account, "persona", ct);
        return new SeeOther(Back(form["return"].ToString()));
    }

    /// <summary>Where to go on; never elsewhere, and only what a header can say: an address of ours is all ASCII.</summary>
    internal static string Back(string to) =>
        to.Length is > 0 and < 2_000 && Ascii.IsValid(to) && RedirectHttpResult.IsLocalUrl(to) ? to : "/";
}

/// <summary>The ways in, and what was typed.</summary>
public sealed record SignInView
{
    internal SignInView(string back, IReadOnlyList<Persona> personas, IReadOnlyList<(string Id, string Name)> providers, string email, string? fault) =>
        (Return, Personas, Providers, Email, Fault) = (back, personas, providers, email, fault);

    /// <summary>Where to go on.</summary>
    internal string Return { get; }

    /// <summary>The demonstration's people, where they come in.</summary>
    internal IReadOnlyList<Persona> Personas { get; }

    /// <summary>Those who may say who somebody is.</summary>
    internal IReadOnlyList<(string Id, string Name)> Providers { get; }

    internal string Email { get; }

    internal string? Fault { get; }
}
