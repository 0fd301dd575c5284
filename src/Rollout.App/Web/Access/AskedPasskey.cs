using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Rollout.App.Web.Access;

/// <summary>
/// The question that an authenticator was asked, kept until it answers: sealed in a cookie of the browser that asked, so that another
/// node may verify the answer, and nobody can answer another's question.
/// </summary>
internal sealed class AskedPasskey(IDataProtectionProvider protection, TimeProvider clock, SignInOptions options)
{
    /// <summary>As long as a browser waits for a person.</summary>
    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <param name="purpose">What for: an answer to one is none to the other.</param>
    internal void Keep(HttpContext context, string purpose, string state) => context.Response.Cookies.Append(
        NameFor(purpose), Protector(purpose).Protect(JsonSerializer.Serialize(new PasskeyQuestion(state, clock.GetUtcNow()))), Carried(Lasts));

    /// <summary>What the browser was asked, once; null when it was asked nothing, or too long ago.</summary>
    internal PasskeyQuestion? Take(HttpContext context, string purpose)
    {
        if (context.Request.Cookies[NameFor(purpose)] is not { Length: > 0 } cookie)
            return null;
        context.Response.Cookies.Delete(NameFor(purpose), Carried(null));
        return Opened(purpose, cookie) is { } question && clock.GetUtcNow() - question.AskedAt < Lasts ? question : null;
    }

    private PasskeyQuestion? Opened(string purpose, string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<PasskeyQuestion>(Protector(purpose).Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            // Not sealed here, or with a key that is no more.
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("rollout.passkey", purpose);

    private string NameFor(string purpose) => options.Cookie($"rollout-passkey-{purpose}");

    private CookieOptions Carried(TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        Secure = options.IsPublic,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = lasts,
    };
}

/// <param name="State">The challenge and whom it is for, as the passkey handler wrote them.</param>
internal sealed record PasskeyQuestion(string State, DateTimeOffset AskedAt);
