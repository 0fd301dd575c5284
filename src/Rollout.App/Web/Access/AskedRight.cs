using Microsoft.AspNetCore.Authorization;
using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>Whether whoever asks holds the right an address asks for; if not, why, in words that tell nothing of what is there.</summary>
internal sealed class AskedRight(Gate gate, AccessLog log) : AuthorizationHandler<Asks>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Asks requirement)
    {
        if (context.Resource is not HttpContext { PersonOrNull: { } person } http)
            return;
        if (await ProblemOfAsync(http, person, requirement) is { } problem)
        {
            context.Fail(new Denied(this, problem));
            return;
        }

        if (http.RouteDistrict is { } district && person.IsAuditing(requirement.Right, SchoolOf(http, requirement)))
            await log.WriteAsync(district, person.Actor, "read", new { Address = $"{http.Request.Path}{http.Request.QueryString}" }, http.RequestAborted);
        context.Succeed(requirement);
    }

    private async Task<Problem?> ProblemOfAsync(HttpContext http, Person person, Asks asked)
    {
        // What can't be an id is the slice's to say: there is no district in it to be denied.
        if (person.Account is null || http.RouteDistrict is not { } district)
            return null;
        // The same as of a district that isn't here.
        if (!person.IsMember || person.District is { } own && own != district)
            return Denials.UnknownDistrict(district);
        return asked.Where switch
        {
            Place.SchoolOfTheAddress when SchoolOf(http, asked) is { } school =>
                await gate.AskAsync(person, district, asked.Right, school, http.RequestAborted),
            Place.SchoolOfTheAddress or Place.Somewhere when person.MaySomewhere(asked.Right) => null,
            _ => await gate.AskAsync(person, district, asked.Right, null, http.RequestAborted),
        };
    }

    private static SchoolId? SchoolOf(HttpContext http, Asks asked) =>
        asked.Where is Place.SchoolOfTheAddress && SchoolId.TryParse(http.Request.RouteValues["id"] as string, null, out var school) ? school : null;
}

/// <summary>Why somebody is not let in, for whoever answers.</summary>
internal sealed class Denied(IAuthorizationHandler by, Problem problem) : AuthorizationFailureReason(by, problem.Detail)
{
    internal Problem Problem => problem;
}
