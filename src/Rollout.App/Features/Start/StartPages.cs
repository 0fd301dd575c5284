using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Start;

/// <summary><c>/</c>: picks the district and the initiative, among one's own; goes straight there if there is one.</summary>
internal static class StartPages
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/", ShowAsync).RequireAuthorization();

    private static async Task<IResult> ShowAsync(HttpContext context, IEventStore log, Members members, CancellationToken ct)
    {
        var districts = new List<StartDistrict>();
        foreach (var person in await InEachDistrictAsync(context.Person, log, members, ct))
            districts.Add(await ReadAsync(log, person, ct));
        return districts is [{ Places: [var only], HasSums: false }]
            ? TypedResults.LocalRedirect(only.Address)
            : new Page<StartPage>(new StartView(districts, context.Person.Account is not null));
    }

    /// <summary>The person as each of their districts knows them.</summary>
    private static async Task<IEnumerable<Person>> InEachDistrictAsync(Person person, IEventStore log, Members members, CancellationToken ct) =>
        person.Account is { } account
            ? from membership in await members.OfAsync(account, ct)
              group membership.Grant by membership.District into grants
              select person with { District = grants.Key, Grants = [.. grants] }
            : (await log.TenantsAsync(ct)).Select(tenant => person with { District = new(tenant) });

    private static async Task<StartDistrict> ReadAsync(IEventStore log, Person person, CancellationToken ct)
    {
        var district = person.District!.Value;
        var state = (await Loading.LoadAsync(log, district, [new StreamId.District()], ct)).State;
        var places = new List<StartPlace>();
        if (person.MaySomewhere(Right.ReadPublished))
        {
            var charters = (await Loading.LoadAllAsync(log, district, "initiative/", ct)).State;
            foreach (var (slug, initiative) in charters.Initiatives.Where(initiative => initiative.Value.Paths.Count > 0).OrderBy(initiative => initiative.Key.Value, StringComparer.Ordinal))
                places.AddRange(await PlacesAsync(log, person, new PageAddress(district, slug, new()), initiative.Charter?.Title ?? slug.Value, ct));
        }

        return new(state.District.Registered?.Name ?? $"District {district}", places, person.MaySomewhere(Right.ReadPublished), person.MaySomewhere(Right.ReadSums))
        {
            SetUp = state.District.Registered is null ? person.May(Right.ManagePeople) ? "/districts/new" : null
                : person.MayRecordEvent("initiative_chartered", null) ? $"/d/{district}/set-up" : null,
            Imports = state.District.Registered is not null && person.May(Right.Import) ? $"/d/{district}/imports" : null,
            IsRegistered = state.District.Registered is not null,
        };
    }

    /// <summary>The board, the pages of the schools that are the person's, or what is published.</summary>
    private static async Task<IEnumerable<StartPlace>> PlacesAsync(IEventStore log, Person person, PageAddress address, string title, CancellationToken ct)
    {
        if (!person.MaySomewhere(Right.Read))
            return [new(title, address.Published())];
        if (person.SchoolsFor(Right.Read) is not { } own)
            return [new(title, address.Board)];
        var loaded = await Loading.LoadAsync(
            log, address.District, [.. own.SelectMany(school => (StreamId[])[new StreamId.School(school), new StreamId.Rollout(address.Initiative, school)])], ct);
        return
            from school in own
            where loaded.VersionOf(new StreamId.Rollout(address.Initiative, school)) > 0
            let name = loaded.State.Schools.GetValueOrDefault(school)?.Entry?.Name ?? school.Value
            orderby name
            select new StartPlace($"{name}: {title}", address.School(school));
    }
}

/// <param name="HasAccount">False for whoever is at this machine while nobody has one.</param>
public sealed record StartView(IReadOnlyList<StartDistrict> Districts, bool HasAccount);

/// <param name="Places">Where the person may go.</param>
/// <param name="Reads">Whether they see where its schools stand, or at least what is published of it.</param>
/// <param name="HasSums">Whether they see its sums beside those of others.</param>
public sealed record StartDistrict(string Name, IReadOnlyList<StartPlace> Places, bool Reads, bool HasSums)
{
    /// <summary>Where an initiative is set up, or first the district registered; null for whoever may do neither.</summary>
    internal string? SetUp { get; init; }

    /// <summary>Where files are brought in; null for whoever may not, and where there is no district yet to bring them into.</summary>
    internal string? Imports { get; init; }

    internal bool IsRegistered { get; init; }
}

public sealed record StartPlace(string Title, string Address);
