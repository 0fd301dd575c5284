using Microsoft.AspNetCore.Authorization;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Web.Access;

/// <summary>What a request says of who asks and what about.</summary>
internal static class Asking
{
    extension(HttpContext context)
    {
        /// <summary>Who asks, on an address that asks for somebody.</summary>
        internal Person Person => context.PersonOrNull ?? throw new InvalidOperationException("This address lets in whoever comes.");

        internal Person? PersonOrNull => context.Features.Get<Person>();

        /// <summary>Whether the address lets in whoever comes, and answers all of them the same.</summary>
        internal bool AsksNobody =>
            context.GetEndpoint()?.Metadata is { } address && address.GetMetadata<IAllowAnonymous>() is not null && address.GetMetadata<Recognises>() is null;

        /// <summary>The district the address names, if it can be one.</summary>
        internal DistrictId? RouteDistrict =>
            DistrictId.TryParse(context.Request.RouteValues["lea"] as string, null, out var district) ? district : null;
    }

    extension(HttpRequest request)
    {
        /// <summary>Whether a program's token counts here.</summary>
        internal bool IsForPrograms =>
            request.IsBelowApi || request.Path.Equals("/metrics", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Marks an address that lets in whoever comes, and yet looks who it is.</summary>
internal sealed class Recognises;
