using System.Net.Mail;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Features.People;

/// <summary><c>/people/{lea}</c>: who is what in the district, whom somebody invited, and its access log.</summary>
internal sealed class PeoplePages(Members members, Invitations invitations, Accounts accounts, AccessLog log, SignInOptions options)
{
    private const int EntriesAPage = 100;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{lea}", (string lea, PeoplePages pages, CancellationToken ct) => pages.ShowAsync(lea, ct)).Asks(Right.ManagePeople);
        app.MapPost("/people/{lea}/invitations", (string lea, HttpContext context, IFormCollection form, PeoplePages pages, CancellationToken ct) =>
            pages.InviteAsync(lea, context, form, ct)).Asks(Right.ManagePeople);
        app.MapPost("/people/{lea}/invitations/withdraw", (string lea, HttpContext context, IFormCollection form, PeoplePages pages, CancellationToken ct) =>
            pages.WithdrawAsync(lea, context.Person, form, ct)).Asks(Right.ManagePeople);
        app.MapPost("/people/{lea}/roles/revoke", (string lea, HttpContext context, IFormCollection form, PeoplePages pages, CancellationToken ct) =>
            pages.RevokeAsync(lea, context.Person, form, ct)).Asks(Right.ManagePeople);
        app.MapGet("/people/{lea}/access-log", (string lea, HttpRequest request, PeoplePages pages, CancellationToken ct) =>
            pages.ShowLogAsync(lea, request.Query["before"].ToString(), ct)).Asks(Right.ReadAccessLog);
    }

    private async Task<IResult> ShowAsync(string lea, CancellationToken ct) =>
        RouteIds.ParseDistrict(lea, out var district) ?? (IResult)new Page<PeoplePage>(await ViewAsync(district, ct));

    private async Task<IResult> InviteAsync(string lea, HttpContext context, IFormCollection form, CancellationToken ct)
    {
        if (RouteIds.ParseDistrict(lea, out var district) is { } noId)
            return noId;
        var typed = new TypedInvitation(form["email"].ToString().Trim(), form["role"].ToString(), form["schools"].ToString());
        if (typed.Grant(out var grant) is { } fault)
            return new Page<PeoplePage>(await ViewAsync(district, ct) with { Typed = typed, Fault = fault }, StatusCodes.Status422UnprocessableEntity);
        var path = await invitations.MakeAsync(district, typed.Email, grant!, context.Person.Actor, ct);
        return new Page<PeoplePage>(await ViewAsync(district, ct) with { Link = (typed.Email, options.OriginOf(context.Request) + path) });
    }

    private async Task<IResult> WithdrawAsync(string lea, Person person, IFormCollection form, CancellationToken ct)
    {
        if (RouteIds.ParseDistrict(lea, out var district) is { } noId)
            return noId;
        if (Guid.TryParse(form["invitation"], out var invitation))
            await invitations.WithdrawAsync(district, invitation, person.Actor, ct);
        return new SeeOther($"/people/{district}");
    }

    /// <summary>The last administrator stays: nobody could let anybody in.</summary>
    private async Task<IResult> RevokeAsync(string lea, Person person, IFormCollection form, CancellationToken ct)
    {
        if (RouteIds.ParseDistrict(lea, out var district) is { } noId)
            return noId;
        if (!Guid.TryParse(form["account"], out var account) || Roles.Find(form["role"].ToString()) is not { } role)
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        if (!await members.RevokeAsync(district, account, role, person.Actor, ct))
            return new Problem(StatusCodes.Status409Conflict, "last-administrator", "This is the district’s last administrator: invite another one first.");
        return new SeeOther($"/people/{district}");
    }

    private async Task<IResult> ShowLogAsync(string lea, string before, CancellationToken ct)
    {
        if (RouteIds.ParseDistrict(lea, out var district) is { } noId)
            return noId;
        var entries = await log.ReadAsync(district, Guid.TryParse(before, out var last) ? last : null, EntriesAPage + 1, ct);
        var called = await accounts.NamesAsync(entries.SelectMany(AccessWords.Detail).Select(detail => detail.Value), ct);
        return new Page<AccessLogPage>(new AccessLogView(district, [.. entries.Take(EntriesAPage)], entries.Count > EntriesAPage, called));
    }

    private async Task<PeopleView> ViewAsync(DistrictId district, CancellationToken ct) => new(
        district, await members.ListAsync(district, ct), await invitations.ListAsync(district, ct), new("", Roles.Code(Role.ProjectManager), ""));
}

/// <param name="Typed">What the form to invite holds.</param>
public sealed record PeopleView(DistrictId District, IReadOnlyList<Member> Members, IReadOnlyList<Invitation> Invitations, TypedInvitation Typed)
{
    /// <summary>What is wrong with the form, by field.</summary>
    internal (string Field, string Detail)? Fault { get; init; }

    /// <summary>The link of an invitation just made: it is shown this once.</summary>
    internal (string Email, string Address)? Link { get; init; }

    internal string? FaultOf(string field) => Fault is { } fault && fault.Field == field ? fault.Detail : null;

    internal IEnumerable<IGrouping<(Guid Account, string Name, string Email, bool IsDisabled), Member>> People =>
        Members.GroupBy(member => (member.Account, member.Name, member.Email, member.IsDisabled));
}

/// <param name="Schools">Separated by commas or blanks.</param>
public sealed record TypedInvitation(string Email, string Role, string Schools)
{
    /// <summary>What is wrong and where; null when it is a grant.</summary>
    internal (string Field, string Detail)? Grant(out Grant? grant)
    {
        grant = null;
        if (!MailAddress.TryCreate(Email, out var address) || address.Address != Email || Email.Length > 200)
            return ("email", "This is no e-mail address.");
        if (Roles.Find(Role) is not { } role)
            return ("role", "Choose a role.");
        var schools = new HashSet<SchoolId>();
        foreach (var id in Schools.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!SchoolId.TryParse(id, null, out var school))
                return ("schools", $"“{id}” is no school: write {SchoolId.Form}.");
            schools.Add(school);
        }

        if (Roles.NeedsSchools(role) && schools.Count == 0)
            return ("schools", "Say which schools: this role is of certain schools only.");
        if (!Roles.TakesSchools(role) && schools.Count > 0)
            return ("schools", "Leave this empty: this role is of the whole district.");
        grant = new(role, schools.Count > 0 ? schools : null);
        return null;
    }
}

/// <summary>A page of the district's access log, the newest first.</summary>
/// <param name="Called">What actors with an account are called.</param>
public sealed record AccessLogView(DistrictId District, IReadOnlyList<AccessEntry> Entries, bool HasOlder, IReadOnlyDictionary<string, string> Called)
{
    internal string Who(string value) => Called.GetValueOrDefault(value, value);
}
