using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.SignIn;

/// <summary><c>/join/{lea}/{secret}</c>: an invitation is taken, once: by a new account, or by whoever has one under that address.</summary>
internal sealed class JoinPages(Invitations invitations, Accounts accounts, Passwords passwords, SigningIn signIn, Providers providers)
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/join/{lea}/{secret}", (string lea, string secret, HttpContext context, JoinPages pages, CancellationToken ct) =>
            pages.ShowAsync(lea, secret, context, ct)).AllowAnonymous().WithMetadata(new Recognises());
        app.MapPost("/join/{lea}/{secret}", (string lea, string secret, HttpContext context, IFormCollection form, JoinPages pages, CancellationToken ct) =>
            pages.JoinAsync(lea, secret, context, form, ct)).AllowAnonymous().WithMetadata(new Recognises()).RequireRateLimiting(Overload.SigningInPolicy);
    }

    private async Task<IResult> ShowAsync(string lea, string secret, HttpContext context, CancellationToken ct)
    {
        var view = await FindAsync(lea, secret, context, ct);
        return view is null ? Gone : new Page<JoinPage>(view);
    }

    private async Task<IResult> JoinAsync(string lea, string secret, HttpContext context, IFormCollection form, CancellationToken ct)
    {
        if (await FindAsync(lea, secret, context, ct) is not { } view)
            return Gone;
        var account = view.Existing;
        if (account is null)
        {
            view = view with { Name = form["name"].ToString().Trim() };
            var password = form["password"].ToString();
            view = view with
            {
                NameFault = view.Name.Length is 0 or > 100 ? "Say what you are called, in at most 100 characters." : null,
                PasswordFault = passwords.FaultOf(password, view.Invitation.Email),
            };
            if (view.NameFault is not null || view.PasswordFault is not null)
                return new Page<JoinPage>(view, StatusCodes.Status422UnprocessableEntity);
            account = await accounts.AddAsync(view.Invitation.Email, view.Name, passwords.Hash(password), isPersona: false, ct);
            // Somebody made it in between: only they know its password.
            if (!passwords.Fits(account, password))
                return await FindAsync(lea, secret, context, ct) is { } taken ? new Page<JoinPage>(taken, StatusCodes.Status409Conflict) : Gone;
        }
        else if (!view.IsSignedInAsThem)
        {
            return new Page<JoinPage>(view, StatusCodes.Status409Conflict);
        }

        if (!await invitations.AcceptAsync(view.District, new(secret), account, ct))
            return Gone;
        if (!view.IsSignedInAsThem)
            await signIn.OpenAsync(context, account, "invitation", ct);
        return new SeeOther("/");
    }

    private async Task<JoinView?> FindAsync(string lea, string secret, HttpContext context, CancellationToken ct)
    {
        if (!DistrictId.TryParse(lea, null, out var district) || await invitations.FindAsync(district, new(secret), ct) is not { } invitation)
            return null;
        var existing = await accounts.FindAsync(invitation.Email, ct);
        return new(district, secret, invitation, existing, existing is not null && context.PersonOrNull?.Account == existing.Id) { Providers = providers.Names };
    }

    private static Problem Gone => new(
        StatusCodes.Status404NotFound, "unknown-invitation", "This link was used, withdrawn, or is older than a week: ask whoever sent it for another.");
}

/// <summary>An invitation that is open, and whose it is.</summary>
public sealed record JoinView(DistrictId District, string Secret, Invitation Invitation)
{
    internal JoinView(DistrictId district, string secret, Invitation invitation, Account? existing, bool isSignedInAsThem)
        : this(district, secret, invitation) => (Existing, IsSignedInAsThem) = (existing, isSignedInAsThem);

    /// <summary>The account under the address that was invited; null when there is none yet.</summary>
    internal Account? Existing { get; }

    internal bool IsSignedInAsThem { get; }

    /// <summary>Those who may say that somebody is who was invited.</summary>
    internal IReadOnlyList<(string Id, string Name)> Providers { get; init; } = [];

    internal string Address => $"/join/{District}/{Secret}";

    internal string Name { get; init; } = "";

    internal string? NameFault { get; init; }

    internal string? PasswordFault { get; init; }
}
