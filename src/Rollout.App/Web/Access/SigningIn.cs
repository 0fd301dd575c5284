using System.Net;
using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>The one way in: whoever proved who they are gets a session of their own, and their districts' access logs say so.</summary>
internal sealed class SigningIn(
    Accounts accounts, Sessions sessions, Members members, Failures failures, Passwords passwords, TimeProvider clock, SignInOptions options)
{
    /// <summary>By address and password. Whether nobody has the address, or another password, makes no difference, in words or in work.</summary>
    internal async Task<PasswordOutcome> TryAsync(string email, string password, IPAddress? network, CancellationToken ct)
    {
        if (await failures.WaitAsync(email, network, ct) is { Ticks: > 0 } wait)
            return new PasswordOutcome.Waits(wait);
        var account = await accounts.FindAsync(email, ct);
        if (passwords.Fits(account, password))
        {
            await failures.ForgetAsync(email, ct);
            return new PasswordOutcome.Fits(account!);
        }

        await failures.AddAsync(email, network, ct);
        return new PasswordOutcome.Differs();
    }

    /// <summary>Opens a session under a new secret; one that the browser brought along is ended.</summary>
    internal async Task OpenAsync(HttpContext context, Account account, string way, CancellationToken ct)
    {
        await LeaveAsync(context, ct);
        var secret = await sessions.StartAsync(account, way, context.Request.Headers.UserAgent.ToString(), ct);
        context.Response.Cookies.Append(options.Cookie(PersonHandler.SessionCookie), secret.Text, Carried(clock.GetUtcNow() + options.Longest));
        using var themselves = Speaker.For(account.Actor);
        await members.TellAsync(account.Id, account.Actor, "signed-in", new { Way = way }, ct);
    }

    /// <summary>Ends the browser's session, if it has one.</summary>
    internal async Task LeaveAsync(HttpContext context, CancellationToken ct)
    {
        var name = options.Cookie(PersonHandler.SessionCookie);
        if (context.Request.Cookies[name] is not { Length: > 0 } carried)
            return;
        if (await sessions.FindAsync(new(carried), null, ct) is { Session: { } session } person)
            await sessions.EndAsync(person.OwnAccount, session, ct);
        context.Response.Cookies.Delete(name, Carried(null));
    }

    // Lax: whoever follows a link to Rollout from a mail is signed in all the same; a form from elsewhere is not.
    private CookieOptions Carried(DateTimeOffset? until) => new()
    {
        HttpOnly = true,
        Secure = options.IsPublic,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = until,
    };
}

internal abstract record PasswordOutcome
{
    private PasswordOutcome() { }

    internal sealed record Fits(Account Account) : PasswordOutcome;

    internal sealed record Differs : PasswordOutcome;

    /// <summary>Too many failures in a row: not even looked at.</summary>
    internal sealed record Waits(TimeSpan For) : PasswordOutcome;
}
