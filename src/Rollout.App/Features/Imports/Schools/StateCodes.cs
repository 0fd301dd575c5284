using Rollout.Domain;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>The states by the first two digits of a district's number (FIPS 5-2, with the codes the federal directory adds).</summary>
internal static class StateCodes
{
    private const string Table =
        "01AL02AK04AZ05AR06CA08CO09CT10DE11DC12FL13GA15HI16ID17IL18IN19IA20KS21KY22LA23ME24MD25MA26MI27MN28MS29MO30MT31NE32NV33NH34NJ35NM"
        + "36NY37NC38ND39OH40OK41OR42PA44RI45SC46SD47TN48TX49UT50VT51VA53WA54WV55WI56WY58DD59BI60AS63DA66GU69MP72PR78VI";

    private static readonly Dictionary<string, string> ByCode =
        Table.Chunk(4).ToDictionary(entry => new string(entry, 0, 2), entry => new string(entry, 2, 2));

    /// <summary>Null for a code that is no state's, as invented districts have.</summary>
    internal static string? Of(DistrictId district) => ByCode.GetValueOrDefault(district.Value[..2]);
}
