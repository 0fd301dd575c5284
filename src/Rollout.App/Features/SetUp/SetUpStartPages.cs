using System.Text.RegularExpressions;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.EventStore;

namespace Rollout.App.Features.SetUp;

/// <summary><c>/d/{lea}/set-up</c>: an initiative is begun, or gone on with.</summary>
internal sealed partial class SetUpStartPages(IEventStore log, Drafts drafts, Gate gate)
{
    /// <summary>Whoever may charter an initiative may set one up.</summary>
    internal const string Charters = "initiative_chartered";

    internal static void Map(IEndpointRouteBuilder setUp)
    {
        setUp.MapGet("", (string lea, HttpContext context, SetUpStartPages pages, CancellationToken ct) => pages.ShowAsync(lea, context.Person, ct)).Asks(Right.Record);
        setUp.MapPost("", (string lea, HttpContext context, IFormCollection form, SetUpStartPages pages, CancellationToken ct) =>
            pages.BeginAsync(lea, context.Person, form, ct)).Asks(Right.Record);
    }

    private async Task<IResult> ShowAsync(string lea, Person person, CancellationToken ct)
    {
        var (view, _, problem) = await ViewAsync(lea, person, ct);
        return view is null ? problem! : new Page<SetUpStartPage>(view);
    }

    private async Task<IResult> BeginAsync(string lea, Person person, IFormCollection form, CancellationToken ct)
    {
        var (view, initiatives, problem) = await ViewAsync(lea, person, ct);
        if (view is null)
            return problem!;
        var typed = Fields.Of(form);
        var slug = typed.Has("slug") ? typed["slug"] : SlugOf(typed["title"]);
        if (FaultOf(typed["title"], slug, initiatives!) is { } fault)
            return new Page<SetUpStartPage>(view with { Typed = typed.With(("slug", slug)), Fault = fault }, StatusCodes.Status422UnprocessableEntity);
        var initiative = InitiativeId.Parse(slug, null);
        await drafts.StartAsync(view.District, initiative, typed["title"], Template.Find(typed["template"]) ?? Template.All[0], person.Actor, ct);
        return new SeeOther($"/d/{view.District}/set-up/{initiative}/{Steps.SetUpStep.All[0].Slug}");
    }

    private static (string Field, string Message)? FaultOf(string title, string slug, IReadOnlySet<InitiativeId> initiatives) =>
        title.Length is 0 or > 200 ? ("title", "Give the initiative a title of at most 200 characters.")
        : !InitiativeId.TryParse(slug, null, out var initiative) ? ("slug", $"A short name has {InitiativeId.Form}.")
        : InitiativeEvent.RefuseName(initiative) is { } reserved ? ("slug", reserved.Message)
        : initiatives.Contains(initiative) ? ("slug", $"There is an initiative “{slug}” already: choose another short name.")
        : null;

    /// <summary>What of a title can stand in an address.</summary>
    private static string SlugOf(string title)
    {
        var slug = NoSlug().Replace(title.ToLowerInvariant(), "-").Trim('-');
        return slug.Length <= 60 ? slug : slug[..60].TrimEnd('-');
    }

    private async Task<(SetUpStartView? View, IReadOnlySet<InitiativeId>? Initiatives, Problem? Problem)> ViewAsync(string lea, Person person, CancellationToken ct)
    {
        if (RouteIds.ParseDistrict(lea, out var district) is { } noId)
            return (null, null, noId);
        if (await gate.AskToRecordAsync(person, district, Charters, null, ct) is { } denied)
            return (null, null, denied);
        var stands = (await Loading.LoadAsync(log, district, [new StreamId.District()], ct)).State.District;
        if (stands.Registered is not { } registered)
            return (null, null, Denials.UnknownDistrict(district));
        var chartered = (await Loading.LoadAllAsync(log, district, "initiative/", ct)).State.Initiatives
            .Where(initiative => initiative.Value.Charter is not null).Select(initiative => initiative.Key).ToHashSet();
        var schools = (await Loading.LoadAllAsync(log, district, "school/", ct)).State.Schools;
        var open = (await drafts.ListAsync(district, ct)).Where(draft => !chartered.Contains(draft.Initiative)).ToList();
        return (new(district, registered.Name, schools.Values.Count(school => school is { IsRegistered: true, Gone: null }), stands.Calendar.Ends, open), chartered, null);
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoSlug();
}
