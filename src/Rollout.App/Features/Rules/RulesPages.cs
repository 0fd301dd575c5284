using System.Globalization;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Rules;

/// <summary><c>/d/{lea}/{slug}/rules</c>: which rules judge, by which numbers, since when; beside another set; and how one is adopted.</summary>
internal sealed class RulesPages(EntryRecorder recorder, PageRequest pages, Gate gate)
{
    private const string Adopting = "rule_set_adopted";

    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet("/rules", (string lea, string slug, HttpRequest request, RulesPages rules, CancellationToken ct) =>
            rules.ShowAsync(lea, slug, request, ct)).Asks(Right.Read, Place.Somewhere);
        initiative.MapPost("/rules", (string lea, string slug, HttpContext context, IFormCollection form, RulesPages rules, CancellationToken ct) =>
            rules.AdoptAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record, Place.Somewhere);
    }

    private async Task<IResult> ShowAsync(string lea, string slug, HttpRequest request, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var view = RulesView.Of(frame);
        if (request.Query["compare"].ToString() is { Length: > 0 } compare)
        {
            if (!int.TryParse(compare, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || view.Find(number) is not { } other)
                return Problem.BadQuery("compare", $"There is no rule set {compare}; there are 1 to {view.Sets[^1].Rules.Version}.");
            view = view with { Compared = other };
        }

        if (frame.IsPast || !request.HttpContext.Person.MayRecordEvent(Adopting, null))
            return Shown(view);
        var from = request.Query["from"].ToString();
        var form = TypedSet.Of(from == "all" ? AllChecks(frame) : frame.Board.Rules, frame.Today);
        return Shown(view with { Form = form, IsFormOpen = from.Length > 0 });
    }

    private static Page<RulesPage> Shown(RulesView view) => new(view) { Tables = RulesSheets.Of(view) };

    private async Task<IResult> AdoptAsync(string lea, string slug, Person person, IFormCollection sent, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return problem!;
        if (await gate.AskToRecordAsync(person, frame.Board.District, Adopting, null, ct) is { } denied)
            return denied;
        if (!Guid.TryParse(sent["key"], out var key) || !int.TryParse(sent["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");

        var typed = TypedSet.Of(sent);
        var (wish, fault) = typed.Read(version, frame.Today);
        if (wish is null)
            return Again(frame, typed, fault!);
        var outcome = await recorder.RecordAsync(
            person, frame.Board.District, new Wish(0, new StreamId.Initiative(frame.Board.Initiative), wish, frame.Today), key.ToString(), null, ct);
        return outcome switch
        {
            RecordOutcome.Recorded => new SeeOther(frame.Address.Now.To("/rules", ("compare", $"{version - 1}"))),
            RecordOutcome.AlreadySo => Again(frame, typed, new("already-so", "This set says what the last one says: nothing was added.")),
            RecordOutcome.Refused { Refusal.Code: "version-not-next" } => Again(
                frame, typed, new("someone-was-first", "Somebody adopted a set while you were typing: compare, and send yours again if it still holds."),
                StatusCodes.Status409Conflict),
            RecordOutcome.Refused refused => Again(frame, typed, refused.Refusal with { Field = TypedSet.FieldOf(wish, refused.Refusal.Field) }),
            _ => Again(
                frame, typed, new("key-reused", "This form adopted a set before, and that one stands: send it again to adopt this one."),
                StatusCodes.Status409Conflict),
        };
    }

    private static Page<RulesPage> Again(PageFrame frame, TypedSet typed, Refusal fault, int status = StatusCodes.Status422UnprocessableEntity) =>
        new(RulesView.Of(frame) with { Form = typed, IsFormOpen = true, Fault = fault }, status);

    /// <summary>The set that set-up proposes: the rules and numbers in force, and every check beside them.</summary>
    private static RuleSet AllChecks(PageFrame frame) => frame.Board.Rules with { Rules = RuleName.AllIds };
}
