using Microsoft.AspNetCore.Authorization;

namespace Rollout.App.Web.Access;

/// <summary>What an address asks of whoever comes to it: a right in the district it names.</summary>
/// <param name="Where">Whether it must be held in the whole district, at the school the address names, or anywhere: then the slice looks closer.</param>
internal sealed record Asks(Right Right, Place Where) : IAuthorizationRequirement;

internal enum Place
{
    District,
    SchoolOfTheAddress,
    Somewhere,
}

internal static class Asked
{
    extension<TBuilder>(TBuilder address)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>Whoever comes must hold the right there.</summary>
        internal TBuilder Asks(Right right, Place where = Place.District) =>
            address.RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new Asks(right, where)));
    }
}
