using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.People;

/// <summary><c>/account</c>: one's own districts, sessions, passkeys, password and access tokens.</summary>
internal sealed class AccountPages(
    Accounts accounts, Sessions sessions, Members members, AccessTokens tokens, Passkeys passkeys, Passwords passwords, SigningIn signingIn,
    CalendarKeys calendars, IEventStore log)
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/account", (HttpContext context, AccountPages pages, CancellationToken ct) => pages.ShowAsync(context, ct)).RequireAuthorization();
        Map(app, "/account/sessions/end", (pages, context, form, ct) => pages.EndAsync(context.Person, form, ct));
        Map(app, "/account/sessions/end-all", (pages, context, _, ct) => pages.EndAllAsync(context, ct));
        Map(app, "/account/password", (pages, context, form, ct) => pages.ChangePasswordAsync(context, form, ct), Overload.SigningInPolicy);
        Map(app, "/account/tokens", (pages, context, form, ct) => pages.MakeTokenAsync(context.Person, form, ct));
        Map(app, "/account/tokens/revoke", (pages, context, form, ct) => pages.RevokeTokenAsync(context.Person, form, ct));
    }

    private static void Map(
        IEndpointRouteBuilder app, string address, Func<AccountPages, HttpContext, IFormCollection, CancellationToken, Task<IResult>> act, string? limit = null)
    {
        var mapped = app.MapPost(address, async (HttpContext context, IFormCollection form, AccountPages pages, CancellationToken ct) =>
            context.Person.Account is null ? NoAccount : await act(pages, context, form, ct)).RequireAuthorization();
        if (limit is not null)
            mapped.RequireRateLimiting(limit);
    }

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken ct) => new Page<AccountPage>(await ViewAsync(context.Person, ct) with
    {
        Done = context.Request.Query["done"].ToString() switch
        {
            "password" => "Your password is another now, and every other session has ended.",
            "session" => "That session has ended.",
            "token" => "That token opens nothing any more.",
            "calendar" => "That address shows no calendar any more.",
            _ => null,
        },
    });

    private async Task<IResult> EndAsync(Person person, IFormCollection form, CancellationToken ct)
    {
        if (Guid.TryParse(form["session"], out var session))
            await sessions.EndAsync(person.OwnAccount, session, ct);
        return new SeeOther("/account?done=session");
    }

    private async Task<IResult> EndAllAsync(HttpContext context, CancellationToken ct)
    {
        await sessions.EndAllAsync(context.Person.OwnAccount, ct);
        await signingIn.LeaveAsync(context, ct);
        return new SeeOther("/sign-in");
    }

    /// <summary>Another password ends every session but this one, which is made anew.</summary>
    private async Task<IResult> ChangePasswordAsync(HttpContext context, IFormCollection form, CancellationToken ct)
    {
        var person = context.Person;
        var account = (await accounts.FindAsync(person.OwnAccount, ct))!;
        var (current, next) = (form["current"].ToString(), form["password"].ToString());
        var outcome = account.Password is null ? new PasswordOutcome.Fits(account) : await signingIn.TryAsync(account.Email, current, context.Connection.RemoteIpAddress, ct);
        var (wrong, unfit) = (outcome is not PasswordOutcome.Fits, passwords.FaultOf(next, account.Email));
        if (wrong || unfit is not null || account.IsPersona)
        {
            var view = await ViewAsync(person, ct) with
            {
                CurrentFault = wrong ? "This is not your password now." : null,
                PasswordFault = account.IsPersona ? "The demonstration’s people have none." : unfit,
            };
            return new Page<AccountPage>(view, StatusCodes.Status422UnprocessableEntity);
        }

        await accounts.SetPasswordAsync(account.Id, passwords.Hash(next), ct);
        await sessions.EndAllAsync(account.Id, ct);
        await signingIn.OpenAsync(context, account, "password", ct);
        return new SeeOther("/account?done=password");
    }

    private async Task<IResult> MakeTokenAsync(Person person, IFormCollection form, CancellationToken ct)
    {
        var view = await ViewAsync(person, ct);
        var name = form["name"].ToString().Trim();
        if (!DistrictId.TryParse(form["district"].ToString(), null, out var district) || view.Districts.All(own => own.District != district)
            || !int.TryParse(form["days"], System.Globalization.NumberStyles.None, null, out var days) || AccountView.TokenDays.All(lasts => lasts.Days != days))
        {
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        }

        if (name.Length is 0 or > 100)
            return new Page<AccountPage>(view with { TokenFault = "Say what it is for, in at most 100 characters." }, StatusCodes.Status422UnprocessableEntity);
        var made = await tokens.MakeAsync(person, district, name, form["record"] == "true", TimeSpan.FromDays(days), ct);
        return new Page<AccountPage>(await ViewAsync(person, ct) with { MadeToken = made });
    }

    private async Task<IResult> RevokeTokenAsync(Person person, IFormCollection form, CancellationToken ct)
    {
        if (Guid.TryParse(form["token"], out var token) && DistrictId.TryParse(form["district"].ToString(), null, out var district))
            await tokens.RevokeAsync(person, district, token, ct);
        return new SeeOther(form["kind"] == "calendar" ? "/account?done=calendar" : "/account?done=token");
    }

    internal async Task<IResult> RefusePasskeyAsync(Person person, string name, string fault, CancellationToken ct) => new Page<AccountPage>(
        await ViewAsync(person, ct) with { PasskeyName = name, PasskeyFault = fault }, StatusCodes.Status422UnprocessableEntity);

    internal async Task<AccountView> ViewAsync(Person person, CancellationToken ct)
    {
        if (person.Account is not { } id)
            return new(person, null, [], [], [], []);
        var memberships = await members.OfAsync(id, ct);
        var (districts, made, shown) = (new List<AccountDistrict>(), new List<OpenToken>(), new List<OpenCalendar>());
        foreach (var own in memberships.GroupBy(membership => membership.District))
        {
            var registered = (await Loading.LoadAsync(log, own.Key, [new StreamId.District()], ct)).State.District.Registered;
            var initiatives = (await Loading.LoadAllAsync(log, own.Key, "initiative/", ct)).State.Initiatives;
            districts.Add(new(
                own.Key, registered?.Name ?? own.Key.Value, person with { District = own.Key, Grants = [.. own.Select(membership => membership.Grant)] })
            {
                Initiatives = [.. initiatives.Keys.OrderBy(initiative => initiative.Value, StringComparer.Ordinal)],
            });
            made.AddRange(await tokens.ListAsync(own.Key, id, ct));
            shown.AddRange(await calendars.ListAsync(own.Key, id, ct));
        }

        return new(person, (await accounts.FindAsync(id, ct))!, districts, await sessions.ListAsync(id, ct), made, await passkeys.ListAsync(id, ct)) { Calendars = shown };
    }

    private static Problem NoAccount => new(
        StatusCodes.Status409Conflict, "no-account", "Nobody has an account here yet: invite the first administrator, “rollout people invite”.");
}

/// <summary>Somebody's own account.</summary>
/// <param name="Tokens">Those that still open something.</param>
public sealed record AccountView(
    Person Person, IReadOnlyList<AccountDistrict> Districts, IReadOnlyList<OpenSession> Sessions, IReadOnlyList<OpenToken> Tokens, IReadOnlyList<Passkey> Passkeys)
{
    internal AccountView(
        Person person, Account? account, IReadOnlyList<AccountDistrict> districts, IReadOnlyList<OpenSession> sessions, IReadOnlyList<OpenToken> tokens,
        IReadOnlyList<Passkey> passkeys)
        : this(person, districts, sessions, tokens, passkeys) => Account = account;

    /// <summary>How long a token may last; the second is what is usual.</summary>
    internal static IReadOnlyList<(int Days, string Words)> TokenDays { get; } = [(30, "30 days"), (90, "90 days"), (365, "a year")];

    /// <summary>Null for whoever is at this machine while nobody has one.</summary>
    internal Account? Account { get; }

    /// <summary>What was just done; null on an ordinary visit.</summary>
    internal string? Done { get; init; }

    internal string? CurrentFault { get; init; }

    internal string? PasswordFault { get; init; }

    internal string? TokenFault { get; init; }

    /// <summary>As it was typed.</summary>
    internal string? PasskeyName { get; init; }

    internal string? PasskeyFault { get; init; }

    /// <summary>Addresses of calendars, those that still open something.</summary>
    internal IReadOnlyList<OpenCalendar> Calendars { get; init; } = [];

    /// <summary>The calendars there are to choose among: of each initiative what each role of the account sees to.</summary>
    internal IEnumerable<(AccountDistrict Own, InitiativeId Initiative, Role Role)> CalendarChoices =>
        from own in Districts
        from initiative in own.Initiatives
        from grant in own.Person.Grants
        where own.Person.Reads(grant) && grant.Role is not Role.Auditor
        select (own, initiative, grant.Role);

    /// <summary>The address of a calendar that was just made: it is shown this once.</summary>
    internal string? MadeCalendar { get; init; }

    /// <summary>The text of a token that was just made: it is shown this once.</summary>
    internal string? MadeToken { get; init; }
}

/// <param name="Person">As the district knows them.</param>
public sealed record AccountDistrict(DistrictId District, string Name, Person Person)
{
    internal IReadOnlyList<InitiativeId> Initiatives { get; init; } = [];

    internal string RolesInWords => string.Join(", ", Person.Grants.Select(grant =>
        grant.SchoolIds is { } schools ? $"{Roles.Words(grant.Role)} of {string.Join(" and ", schools)}" : Roles.Words(grant.Role)));
}
