using System.Globalization;
using Rollout.App.Features.SetUp.Steps;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;

namespace Rollout.App.Features.SetUp;

internal sealed partial class SetUpPages
{
    private static readonly Problem Adopted = new(
        StatusCodes.Status409Conflict, "adopted", "This was adopted meanwhile: what it says is history. Correct it on the pages of the initiative.");

    /// <summary>Whether the form rests on the draft as it stands: not on an earlier state of it, nor on one that was thrown away and begun anew.</summary>
    private static bool RestsOn(IFormCollection form, Draft draft) =>
        IsOf(form, draft) && form["version"] == draft.Version.ToString(CultureInfo.InvariantCulture);

    private static bool IsOf(IFormCollection form, Draft draft) => Guid.TryParse(form["draft"], out var adoption) && adoption == draft.Adoption;

    private async Task<IResult> AskToDiscardAsync(string lea, string slug, Person person, CancellationToken ct)
    {
        var (sketch, problem) = await FindAsync(lea, slug, person, ct);
        return sketch is null ? problem!
            : sketch.IsAdopted ? new SeeOther($"{sketch.Address}/adopt")
            : new Page<DiscardPage>(await DiscardViewAsync(sketch, ct));
    }

    /// <summary>What is not there any more is thrown away already: a second click changes nothing.</summary>
    private async Task<IResult> DiscardAsync(string lea, string slug, Person person, IFormCollection form, CancellationToken ct)
    {
        var (sketch, problem) = await FindAsync(lea, slug, person, ct);
        if (sketch is null)
            return problem!.Code == UnknownDraft ? new SeeOther($"/d/{lea}/set-up") : problem;
        if (sketch.IsAdopted)
            return Adopted;
        if (RestsOn(form, sketch.Draft) && await drafts.DiscardAsync(sketch.Draft, ct))
            return new SeeOther($"/d/{sketch.Draft.District}/set-up");
        return await sketches.FindAsync(sketch.Draft.District, sketch.Draft.Initiative, ct) is { } changed
            ? new Page<DiscardPage>(
                await DiscardViewAsync(changed, ct) with { Refused = "It was not thrown away: somebody changed it while you were reading. This is how it stands now." },
                StatusCodes.Status409Conflict)
            : new SeeOther($"/d/{sketch.Draft.District}/set-up");
    }

    /// <summary>Somebody threw the draft away while a step of it was typed: nothing of that is kept here, so it is shown once more.</summary>
    private static Page<DraftGonePage> Gone(string lea, string slug, string step, Fields typed) =>
        new(new DraftGoneView(lea, slug, SetUpStep.Find(step)?.Title ?? step, typed), StatusCodes.Status409Conflict);

    private async Task<DiscardView> DiscardViewAsync(Sketch sketch, CancellationToken ct)
    {
        var by = sketch.Draft.ChangedBy;
        return new(sketch, (await accounts.NamesAsync([by], ct)).GetValueOrDefault(by, by));
    }
}
