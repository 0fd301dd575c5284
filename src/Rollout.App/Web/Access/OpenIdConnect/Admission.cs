using Microsoft.AspNetCore.Authentication;
using Rollout.Domain;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>Whom a provider's word lets in: an account it is linked to, one it may be linked to now, a new one, or nobody.</summary>
internal sealed class Admission(Accounts accounts, Invitations invitations, MappedRoles roles, SigningIn signIn)
{
    /// <param name="back">Where to go on; a path of our own.</param>
    internal async Task<IResult> LetInAsync(HttpContext context, Vouched vouched, string back, CancellationToken ct)
    {
        var (account, refused) = await WhoAsync(context, vouched, back, ct);
        if (account is null)
            return refused!;
        await roles.SettleAsync(account.Id, vouched, ct);
        await signIn.OpenAsync(context, account, vouched.By.Scheme, ct);
        return new SeeOther(back);
    }

    private async Task<(Account?, Problem?)> WhoAsync(HttpContext context, Vouched vouched, string back, CancellationToken ct)
    {
        var issuer = vouched.By.Issuer;
        if (await accounts.FindAsync(issuer, vouched.Subject, ct) is { } known)
            return known.IsDisabled ? (null, Disabled) : (known, null);
        var account = await accounts.FindAsync(vouched.OwnAddress, ct);
        if (account is null && (MappedRoles.Of(vouched).Count > 0 || await IsInvitedAsync(vouched, back, ct)))
            account = await accounts.AddAsync(vouched.OwnAddress, vouched.Name ?? NameOf(vouched), null, isPersona: false, ct);
        if (account is null)
            return (null, OnNoList(vouched));
        if (account.IsDisabled)
            return (null, Disabled);
        if (!await MayLinkAsync(context, account, issuer, ct))
            return (null, Others(vouched));
        await accounts.LinkAsync(account.Id, issuer, vouched.Subject, ct);
        // Whoever else came at the same moment: one of the two linked it, and it is as that one did.
        return await accounts.FindAsync(issuer, vouched.Subject, ct) is { IsDisabled: false } linked ? (linked, null) : (null, Disabled);
    }

    /// <summary>
    /// An address is no proof of being its account's owner: another provider's may be given anew to somebody else, or be said to be verified
    /// where it is not, and whoever could then sign in would take the account over with all it may do. So one that somebody comes into already,
    /// by a password, a passkey or as another person of this provider, is linked only by whoever is signed in as it.
    /// </summary>
    private async Task<bool> MayLinkAsync(HttpContext context, Account account, string issuer, CancellationToken ct)
    {
        if (account.IsPersona)
            return false;
        if (account.Password is null && !await accounts.HasKeyOrNameAsync(account.Id, issuer, ct))
            return true;
        await context.AuthenticateAsync(PersonHandler.SchemeName);
        return context.PersonOrNull?.Account == account.Id;
    }

    /// <summary>Whether they come back to an invitation that is still open, to their own address.</summary>
    private async Task<bool> IsInvitedAsync(Vouched vouched, string back, CancellationToken ct) =>
        vouched.Email is not null
        && back.Split('/') is ["", "join", var lea, var secret]
        && DistrictId.TryParse(lea, null, out var district)
        && (await invitations.FindAsync(district, new(secret), ct))?.Email == vouched.Email;

    private static string NameOf(Vouched vouched) => vouched.Email?.Split('@')[0] ?? $"Somebody of {vouched.By.Name}";

    private static Problem OnNoList(Vouched vouched) => new(
        StatusCodes.Status403Forbidden, "on-no-list",
        $"Your account at {vouched.By.Name} is known, but no district here has you on its list: ask for an invitation.");

    private static Problem Others(Vouched vouched) => new(
        StatusCodes.Status403Forbidden, "other-way-first",
        $"Somebody comes in here under your address already, in another way. If that is you, sign in that way first, and then choose {vouched.By.Name} at the sign-in page: from then on both lead to your account.");

    private static Problem Disabled => new(
        StatusCodes.Status403Forbidden, "account-closed", "Your account here is closed: ask whoever administers your district in Rollout.");
}
