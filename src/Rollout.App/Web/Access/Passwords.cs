using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Rollout.App.Web.Access;

/// <summary>
/// Hashes passwords and compares them by ASP.NET Core's <see cref="PasswordHasher{TUser}"/> (PBKDF2, HMAC-SHA512). Where there is
/// nothing to compare with, the same work is done all the same: how long an answer takes tells nobody who has an account.
/// </summary>
internal sealed class Passwords
{
    /// <summary>OWASP's Password Storage Cheat Sheet, 2023, for PBKDF2-HMAC-SHA512.</summary>
    private const int Iterations = 210_000;

    /// <summary>ASVS 5.0, 6.2.1 and 6.2.9: 8 at least, 64 at least allowed; nothing is asked of what is in it.</summary>
    internal const int Shortest = 10;

    internal const int Longest = 128;

    private static readonly Account Nobody = new(Guid.Empty, "", "", null, false, false);
    private static readonly string OfNobody = NewHasher().HashPassword(Nobody, Secret.New().Text);

    private readonly PasswordHasher<Account> _hasher = NewHasher();

    // Made before anybody is compared with: the first to try would else tell by the time it takes.
    private readonly string _nobodys = OfNobody;
    private readonly BreachedPasswords? _breached;

    public Passwords(SignInOptions options) => _breached = options.Breached;

    internal string Hash(string password) => _hasher.HashPassword(Nobody, password);

    /// <param name="account">Null when nobody has that address.</param>
    internal bool Fits(Account? account, string password)
    {
        var hash = account is { IsDisabled: false, Password: { } own } ? own : _nobodys;
        return _hasher.VerifyHashedPassword(Nobody, hash, password) is not PasswordVerificationResult.Failed && !ReferenceEquals(hash, _nobodys);
    }

    /// <summary>Why it is no password here; null when it is one.</summary>
    internal string? FaultOf(string password, string email) =>
        password.Length < Shortest ? $"Take at least {Shortest} characters: a few words are good."
        : password.Length > Longest ? $"Take at most {Longest} characters."
        : CommonPasswords.Contains(password) ? "Many people have this password, so it is the first that others try: take another."
        : password.Contains(email.Split('@')[0], StringComparison.OrdinalIgnoreCase) ? "Take one without your own name in it."
        : _breached?.Contains(password) is true ? "This password was found in a breach of some other service, so others try it: take another."
        : null;

    private static PasswordHasher<Account> NewHasher() => new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
}
