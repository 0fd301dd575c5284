using Rollout.Domain;

namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>Whoever the provider says this of has the role in the district.</summary>
internal sealed record MappedRole(string Claim, string Value, DistrictId District, Grant Grant);
