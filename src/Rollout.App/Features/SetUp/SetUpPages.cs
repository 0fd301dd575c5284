using System.Globalization;
using Rollout.App.Features.SetUp.Steps;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;

namespace Rollout.App.Features.SetUp;

/// <summary><c>/d/{lea}/set-up/{slug}/{step}</c>: the steps of a draft, each left and gone on with at will, and its end: it is adopted or thrown away.</summary>
internal sealed partial class SetUpPages(Sketches sketches, Drafts drafts, Gate gate, Accounts accounts)
{
    private const string UnknownDraft = "unknown-draft";

    internal static void Map(IEndpointRouteBuilder setUp)
    {
        setUp.MapGet("/{slug}/adopt", (string lea, string slug, HttpContext context, SetUpPages pages, CancellationToken ct) =>
            pages.ReviewAsync(lea, slug, context.Person, ct)).Asks(Right.Record);
        setUp.MapPost("/{slug}/adopt", (string lea, string slug, HttpContext context, IFormCollection form, SetUpPages pages, CancellationToken ct) =>
            pages.AdoptAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record);
        setUp.MapGet("/{slug}/discard", (string lea, string slug, HttpContext context, SetUpPages pages, CancellationToken ct) =>
            pages.AskToDiscardAsync(lea, slug, context.Person, ct)).Asks(Right.Record);
        setUp.MapPost("/{slug}/discard", (string lea, string slug, HttpContext context, IFormCollection form, SetUpPages pages, CancellationToken ct) =>
            pages.DiscardAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record);
        setUp.MapGet("/{slug}/{step}", (string lea, string slug, string step, HttpContext context, SetUpPages pages, CancellationToken ct) =>
            pages.ShowAsync(lea, slug, step, context.Person, ct)).Asks(Right.Record);
        setUp.MapPost("/{slug}/{step}", (string lea, string slug, string step, HttpContext context, IFormCollection form, SetUpPages pages, CancellationToken ct) =>
            pages.SaveAsync(lea, slug, step, context.Person, form, ct)).Asks(Right.Record);
    }

    private async Task<IResult> ShowAsync(string lea, string slug, string name, Person person, CancellationToken ct)
    {
        var (sketch, step, problem) = await FindAsync(lea, slug, name, person, ct);
        if (sketch is null)
            return problem!;
        if (sketch.IsAdopted)
            return new SeeOther($"{sketch.Address}/adopt");
        return new Page<StepPage>(await ViewAsync(sketch, step!, sketch.FieldsOf(step!), ct));
    }

    private async Task<IResult> SaveAsync(string lea, string slug, string name, Person person, IFormCollection form, CancellationToken ct)
    {
        var (sketch, step, problem) = await FindAsync(lea, slug, name, person, ct);
        if (sketch is null)
            return problem!.Code == UnknownDraft ? Gone(lea, slug, name, Fields.Of(form)) : problem;
        if (!long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var rests))
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        if (sketch.IsAdopted)
            return Adopted;
        var typed = step!.Worked(sketch, Fields.Of(form));
        if (!IsOf(form, sketch.Draft))
            return new Page<StepPage>(await ViewAsync(sketch, step, typed, ct) with { IsBegunAnew = true }, StatusCodes.Status409Conflict);
        if (await drafts.SaveAsync(sketch.Draft, step.Slug, typed, rests, person.Actor, ct) is null)
            return await ConflictAsync(sketch, step, typed, ct);

        var saved = await sketches.FindAsync(sketch.Draft.District, sketch.Draft.Initiative, ct) ?? sketch;
        switch (form["do"])
        {
            case "leave":
                return new SeeOther($"/d/{sketch.Draft.District}/set-up");
            case "work":
                return new SeeOther($"{sketch.Address}/{step.Slug}");
            default:
                var view = await ViewAsync(saved, step, typed, ct);
                return view.Flaws.Count > 0
                    ? new Page<StepPage>(view, StatusCodes.Status422UnprocessableEntity)
                    : new SeeOther($"{sketch.Address}/{step.Next?.Slug ?? "adopt"}");
        }
    }

    private async Task<IResult> ReviewAsync(string lea, string slug, Person person, CancellationToken ct)
    {
        var (sketch, problem) = await FindAsync(lea, slug, person, ct);
        return sketch is null ? problem! : new Page<AdoptPage>(new AdoptView(sketch, await sketches.RehearseAsync(sketch, ct)));
    }

    private async Task<IResult> AdoptAsync(string lea, string slug, Person person, IFormCollection form, CancellationToken ct)
    {
        var (sketch, problem) = await FindAsync(lea, slug, person, ct);
        if (sketch is null)
            return problem!;
        var view = new AdoptView(sketch, await sketches.RehearseAsync(sketch, ct));
        if (sketch.IsAdopted)
            return new SeeOther(view.Board);
        if (!RestsOn(form, sketch.Draft))
        {
            return new Page<AdoptPage>(
                view with { Refused = "Somebody changed a step while you were reading. This is how it stands now: read it, and adopt it if it is right." },
                StatusCodes.Status409Conflict);
        }

        if (!view.MayAdopt)
            return new Page<AdoptPage>(view with { Refused = "Nothing was recorded: a step is missing, or needs another look." }, StatusCodes.Status422UnprocessableEntity);
        var adopted = await sketches.AdoptAsync(person, sketch, ct);
        return adopted.Flaws.Count == 0
            ? new SeeOther(view.Board)
            : new Page<AdoptPage>(new AdoptView(sketch, adopted) { Refused = "Nothing was recorded: a step needs another look." }, StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IResult> ConflictAsync(Sketch sketch, SetUpStep step, Fields typed, CancellationToken ct)
    {
        if (await sketches.FindAsync(sketch.Draft.District, sketch.Draft.Initiative, ct) is not { } now)
            return Gone(sketch.Draft.District.Value, sketch.Draft.Initiative.Value, step.Slug, typed);
        if (now.Draft.Adoption != sketch.Draft.Adoption)
            return new Page<StepPage>(await ViewAsync(now, step, typed, ct) with { IsBegunAnew = true }, StatusCodes.Status409Conflict);
        var saved = now.Draft.Steps.GetValueOrDefault(step.Slug);
        var called = await accounts.NamesAsync([saved?.By], ct);
        return new Page<StepPage>(
            await ViewAsync(now, step, typed, ct) with { Conflict = saved, ConflictBy = saved is null ? null : called.GetValueOrDefault(saved.By, saved.By) },
            StatusCodes.Status409Conflict);
    }

    private async Task<StepView> ViewAsync(Sketch sketch, SetUpStep step, Fields fields, CancellationToken ct)
    {
        var asTyped = sketch.With(step, fields);
        return new(sketch, step, fields, await sketches.RehearseAsync(asTyped, ct), sketch.Draft.VersionOf(step.Slug));
    }

    private async Task<(Sketch? Sketch, SetUpStep? Step, Problem? Problem)> FindAsync(string lea, string slug, string name, Person person, CancellationToken ct)
    {
        var (sketch, problem) = await FindAsync(lea, slug, person, ct);
        return sketch is null ? (null, null, problem)
            : SetUpStep.Find(name) is { } step ? (sketch, step, null)
            : (null, null, Problem.NotFound(new("unknown-step", $"Set-up has no step “{name}”; it has {string.Join(", ", SetUpStep.All.Select(known => known.Slug))}.", "step")));
    }

    private async Task<(Sketch? Sketch, Problem? Problem)> FindAsync(string lea, string slug, Person person, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out var initiative) is { } noId)
            return (null, noId);
        if (await gate.AskToRecordAsync(person, district, SetUpStartPages.Charters, null, ct) is { } denied)
            return (null, denied);
        return await sketches.FindAsync(district, initiative, ct) is { } sketch
            ? (sketch, null)
            : (null, Problem.NotFound(new(UnknownDraft, $"Nobody is setting up “{slug}” here: begin on the page “Set up”.", "slug")));
    }
}
