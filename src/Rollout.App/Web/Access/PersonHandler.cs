using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Rollout.App.Web.Access;

/// <summary>
/// Finds who asks: by the access token of a program, by the session of a browser, or nobody having an account, by being at this
/// machine. A session writes nothing below <c>/api</c>: there a write takes no antiforgery token, and so no cookie.
/// </summary>
internal sealed class PersonHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme, ILoggerFactory logs, UrlEncoder encoder, Sessions sessions, AccessTokens tokens,
    OpenDoor door, SignInOptions options)
    : AuthenticationHandler<AuthenticationSchemeOptions>(scheme, logs, encoder)
{
    internal const string SchemeName = "rollout";
    internal const string SessionCookie = "rollout-session";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Health answers whatever becomes of the database.
        if (Context.AsksNobody || await FindAsync() is not { } person)
            return AuthenticateResult.NoResult();
        Context.Features.Set(person);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Actor)], Scheme.Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    private async Task<Person?> FindAsync()
    {
        var ct = Context.RequestAborted;
        // Whoever watches the process from beside it: also while the database is away, and it can't be asked who that is.
        if (OpenDoor.WatchesFromBeside(Context))
            return Person.Local;
        var isForPrograms = Request.IsForPrograms;
        if (isForPrograms && Request.Headers.Authorization.ToString() is { Length: > 0 } carried)
            return carried.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? await tokens.FindAsync(carried[Bearer.Length..].Trim(), ct) : null;
        if (Request.Cookies[options.Cookie(SessionCookie)] is { Length: > 0 } cookie
            && (!isForPrograms || HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
            && await sessions.FindAsync(new(cookie), Context.RouteDistrict, ct) is { } person)
        {
            return person;
        }

        return await door.LetsInAsync(Context, ct) ? Person.Local : null;
    }
}
