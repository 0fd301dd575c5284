using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Start;

/// <summary><c>/</c>: picks the district and the initiative; goes straight there if there is one.</summary>
internal static class StartPages
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/", ShowAsync);

    private static async Task<IResult> ShowAsync(IEventStore log, CancellationToken ct)
    {
        var districts = new List<StartDistrict>();
        foreach (var tenant in await log.TenantsAsync(ct))
            districts.Add(await ReadAsync(log, new(tenant), ct));
        return districts is [{ Initiatives: [var only] }]
            ? TypedResults.LocalRedirect(only.Address)
            : new Page<StartPage>(new StartView(districts));
    }

    private static async Task<StartDistrict> ReadAsync(IEventStore log, DistrictId district, CancellationToken ct)
    {
        var state = (await Loading.LoadAsync(log, district, [new StreamId.District()], ct)).State;
        var charters = (await Loading.LoadAllAsync(log, district, "initiative/", ct)).State;
        return new(
            state.District.Registered?.Name ?? district.Value,
            [
                .. from initiative in charters.Initiatives
                   where initiative.Value.Paths.Count > 0
                   orderby initiative.Key.Value
                   select new StartInitiative(
                       initiative.Value.Charter?.Title ?? initiative.Key.Value, new PageAddress(district, initiative.Key, new()).Board),
            ]);
    }
}

public sealed record StartView(IReadOnlyList<StartDistrict> Districts);

public sealed record StartDistrict(string Name, IReadOnlyList<StartInitiative> Initiatives);

public sealed record StartInitiative(string Title, string Address);
