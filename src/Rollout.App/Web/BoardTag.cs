using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rollout.App.Web.Access;
using Rollout.Domain.Tracking;

namespace Rollout.App.Web;

/// <summary>
/// The entity tag of what rests on a board. Weak: the known instant moves with every request that leaves it out, and changes nothing
/// else while the log's position, the day and the rest stay. Who may see less has other tags: a browser may hold the pages of
/// whoever used it before.
/// </summary>
internal static class BoardTag
{
    // A new build may word things differently.
    private static readonly string Build = typeof(BoardTag).Module.ModuleVersionId.ToString("N")[..8];

    /// <param name="today">The day an answer was made on, where it says more than its coordinates: a page that tells the past from now.</param>
    internal static string Of(Board board, HttpRequest request, DateOnly? today = null)
    {
        var at = board.Coordinates;
        var known = request.Query["known"] is [{ Length: > 0 }] ? at.KnownAt.UtcTicks : 0;
        var basis = string.Create(
            CultureInfo.InvariantCulture,
            $"{board.District}/{board.Initiative}@{at.EffectiveOn:O}/{known}/{at.Position}/{at.Path}/{at.Rules}{request.Path}{request.QueryString}#{today:O}{Build} {request.HttpContext.PersonOrNull?.SeesAs}");
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(basis)))[..24]}\"";
    }
}
