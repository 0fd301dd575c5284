using Rollout.App.Reading;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Consortium;

/// <summary><c>/consortium</c>: the sums of every district that lets one see them.</summary>
internal static class ConsortiumPages
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/consortium", ShowAsync).RequireAuthorization();

    private static async Task<IResult> ShowAsync(HttpContext context, Members members, Sums sums, CancellationToken ct)
    {
        var shown = new List<InitiativeSum>();
        foreach (var district in await DistrictsAsync(context.Person, members, ct))
            shown.AddRange(await sums.OfAsync(district, ct));
        var view = new ConsortiumView(shown);
        return new Page<ConsortiumPage>(view) { Tables = ConsortiumSheets.Of(view) };
    }

    private static async Task<IEnumerable<DistrictId>> DistrictsAsync(Person person, Members members, CancellationToken ct) =>
        person.Account is { } account
            ? from membership in await members.OfAsync(account, ct)
              where Roles.RightsOf(membership.Grant.Role).Contains(Right.ReadSums)
              select membership.District
            : [];
}

public sealed record ConsortiumView(IReadOnlyList<InitiativeSum> Sums)
{
    internal static IEnumerable<Status> Statuses => StatusWords.InCountOrder;

    internal string Sentence => Sums.Count == 0
        ? "No district shares its sums with you."
        : $"{Sums.Sum(sum => sum.Of(Status.OffTrack))} of {Words.Many(Sums.Sum(sum => sum.Counts.Values.Sum()), "school")} in {Words.Many(Sums.Select(sum => sum.District).Distinct().Count(), "district")} are off track.";
}
