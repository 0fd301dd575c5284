using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>What whoever is not let in is told: where to sign in, or whom to ask.</summary>
internal sealed class Denials : IAuthorizationMiddlewareResultHandler
{
    private static readonly Problem SignIn = new(
        StatusCodes.Status401Unauthorized, "sign-in",
        "Sign in first. A program sends an access token, which your account’s page makes, as “Authorization: Bearer …”.");

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return next(context);
        if (authorizeResult.AuthorizationFailure?.FailureReasons.OfType<Denied>().FirstOrDefault() is { } denied)
            return denied.Problem.ExecuteAsync(context);
        if (context.Request.IsReadByPeople && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect($"/sign-in?return={Uri.EscapeDataString($"{context.Request.Path}{context.Request.QueryString}")}");
            return Task.CompletedTask;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return SignIn.ExecuteAsync(context);
    }

    internal static Problem UnknownDistrict(DistrictId district) =>
        Problem.NotFound(new("unknown-district", $"District {district} is not known here.", "district"));

    /// <param name="administrators">Whom to ask.</param>
    internal static Problem Of(Person person, Right right, IReadOnlyList<string> administrators) =>
        NotAllowed(person, $"{Words(right)}{(person.SchoolsFor(right) is { Count: > 0 } ? " beyond your own schools" : "")}", administrators);

    internal static Problem OfEvent(Person person, string alias, SchoolId? school, IReadOnlyList<string> administrators) =>
        person.May(Right.Record, school) ? NotAllowed(person, $"record or withdraw {alias}", administrators) : Of(person, Right.Record, administrators);

    private static Problem NotAllowed(Person person, string what, IReadOnlyList<string> administrators)
    {
        var roles = string.Join(" and ", person.Grants.Select(grant => Roles.Words(grant.Role)).Distinct());
        var how = person.MayRecord ? "" : " with this token";
        return new(StatusCodes.Status403Forbidden, "not-allowed", $"As {roles} here you may not {what}{how}. {Whom(administrators)}");
    }

    private static string Whom(IReadOnlyList<string> administrators) => administrators.Count == 0
        ? "Ask whoever runs Rollout for your district."
        : $"Ask {string.Join(" or ", administrators)}, who {(administrators.Count == 1 ? "administers" : "administer")} your district here.";

    private static string Words(Right right) => right switch
    {
        Right.Read => "see this",
        Right.ReadPublished => "see what is published",
        Right.Record => "record this",
        Right.ManagePeople => "change who may do what",
        Right.ReadAccessLog => "see who came in",
        Right.ReadSums => "see the sums of several districts",
        Right.Import => "import files",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
