using Rollout.Domain;

namespace Rollout.App.Web;

/// <summary>The ids of an address, or the part of it that is none: what can't be an id names nothing.</summary>
internal static class RouteIds
{
    internal static Problem? Parse(string lea, string slug, out DistrictId district, out InitiativeId initiative)
    {
        initiative = default;
        if (ParseDistrict(lea, out district) is { } noDistrict)
            return noDistrict;
        return InitiativeId.TryParse(slug, null, out initiative)
            ? null
            : NotFound("unknown-initiative", $"“{slug}” is no initiative: write {InitiativeId.Form}.", "slug");
    }

    internal static Problem? ParseDistrict(string lea, out DistrictId district) =>
        DistrictId.TryParse(lea, null, out district) ? null : NotFound("unknown-district", $"“{lea}” is no district: write {DistrictId.Form}.", "lea");

    internal static Problem? Parse(string id, out SchoolId school) =>
        SchoolId.TryParse(id, null, out school) ? null : NotFound("unknown-school", $"“{id}” is no school: write {SchoolId.Form}.", "id");

    private static Problem NotFound(string code, string detail, string field) => new(StatusCodes.Status404NotFound, code, detail, field);
}
