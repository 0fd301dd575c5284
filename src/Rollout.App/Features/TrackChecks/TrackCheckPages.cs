using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;
using static Rollout.App.Features.TrackChecks.Filled;

namespace Rollout.App.Features.TrackChecks;

/// <summary><c>/d/{lea}/{slug}/track-checks</c>: the checks the district agreed to hold, the agenda of each, and what is recorded at it.</summary>
internal sealed partial class TrackCheckPages(CheckForms forms, EntryRecorder recorder, PageRequest pages, Gate gate)
{
    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapGet("/track-checks", (string lea, string slug, HttpRequest request, TrackCheckPages checks, CancellationToken ct) =>
            checks.ListAsync(lea, slug, request, ct)).Asks(Right.Read);
        initiative.MapPost("/track-checks", (string lea, string slug, HttpContext context, IFormCollection form, TrackCheckPages checks, CancellationToken ct) =>
            checks.ScheduleAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record);
        initiative.MapGet("/track-checks/{check}", (string lea, string slug, string check, HttpRequest request, TrackCheckPages checks, CancellationToken ct) =>
            checks.ShowAsync(lea, slug, check, request, ct)).Asks(Right.Read);
        initiative.MapPost(
            "/track-checks/{check}/decisions",
            (string lea, string slug, string check, HttpContext context, IFormCollection form, TrackCheckPages checks, CancellationToken ct) =>
                checks.DecideAsync(lea, slug, check, context.Person, form, ct)).Asks(Right.Record);
        initiative.MapPost(
            "/track-checks/{check}/hold",
            (string lea, string slug, string check, HttpContext context, IFormCollection form, TrackCheckPages checks, CancellationToken ct) =>
                checks.HoldAsync(lea, slug, check, context.Person, form, ct)).Asks(Right.Record);
    }

    private async Task<IResult> ListAsync(string lea, string slug, HttpRequest request, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var view = new TrackChecksView(frame, request.HttpContext.Person, TrackCheckRecord.Of(frame.Board), With(("check", request.Query["check"].ToString())));
        return new Page<TrackChecksPage>(view) { Tables = TrackCheckSheets.Of(view) };
    }

    private async Task<IResult> ScheduleAsync(string lea, string slug, Person person, IFormCollection form, CancellationToken ct)
    {
        var (frame, filled, problem) = await forms.TakeAsync(lea, slug, person, "track_check_scheduled", form, ct);
        if (frame is null)
            return problem!;
        filled = filled!["check"].Length == 0 ? filled.Missing("check", "Give the check a name.")
            : filled["scheduledFor"].Length == 0 ? filled.Missing("scheduledFor", "Say for which day.")
            : await forms.RecordAsync(person, frame, "track_check_scheduled", filled, new()
            {
                ["effectiveOn"] = Words.Iso(frame.Today),
                ["check"] = filled["check"],
                ["scheduledFor"] = filled["scheduledFor"],
            }, ct);
        return filled.Fault is { } fault
            ? new Page<TrackChecksPage>(new TrackChecksView(frame, person, TrackCheckRecord.Of(frame.Board), filled), CheckForms.StatusOf(fault))
            : new SeeOther(frame.Address.TrackCheck(filled["check"]));
    }

    private async Task<IResult> ShowAsync(string lea, string slug, string check, HttpRequest request, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        return await ViewAsync(frame, request.HttpContext.Person, Packets.NameOf(check), ct) is { } view
            ? new Page<TrackCheckPage>(view)
            : Problem.NotFound(Packets.Unknown(Packets.NameOf(check)));
    }

    private async Task<IResult> DecideAsync(string lea, string slug, string check, Person person, IFormCollection form, CancellationToken ct)
    {
        var (frame, filled, problem) = await forms.TakeAsync(lea, slug, person, "decision_recorded", form, ct);
        if (frame is null)
            return problem!;
        if (await ViewAsync(frame, person, Packets.NameOf(check), ct) is not { } view)
            return Problem.NotFound(Packets.Unknown(Packets.NameOf(check)));
        filled = Lacking(filled!) ?? await forms.RecordAsync(person, frame, "decision_recorded", filled!, new()
        {
            ["effectiveOn"] = filled!["effectiveOn"],
            ["decision"] = filled["decision"],
            ["question"] = filled["question"],
            ["options"] = Texts(filled.Many("options").Where(option => option.Length > 0)),
            ["chosen"] = filled.Chosen,
            ["roles"] = Texts(filled.Roles),
            ["schools"] = filled.Many("schools") is { Count: > 0 } schools ? Texts(schools) : null,
            ["check"] = view.Check.Name,
        }, ct);
        return filled.Fault is { } fault
            ? new Page<TrackCheckPage>(view with { Decision = filled }, CheckForms.StatusOf(fault))
            : new SeeOther(frame.Address.TrackCheck(view.Check.Name));
    }

    private const string NoChoice = "A decision is between options: name at least two, the other may be “go on as now”.";

    private static Filled? Lacking(Filled filled) =>
        filled["effectiveOn"].Length == 0 ? filled.Missing("effectiveOn", "Say when it was decided.")
        : filled["question"].Length == 0 ? filled.Missing("question", "Say what had to be decided.")
        : filled.Many("options").Count(option => option.Length > 0) < 2 ? filled.Missing("options", NoChoice)
        : filled.Chosen.Length == 0 ? filled.Missing("chosen", "Tick the option that was chosen.")
        : filled.Roles.Count == 0 ? filled.Missing("roles", "Say who was at the table.")
        : filled["decision"].Length == 0 ? filled.Missing("decision", "Give the decision a short name.")
        : null;

    /// <summary>Null when there is no check of that name.</summary>
    private async Task<TrackCheckView?> ViewAsync(PageFrame frame, Person person, string name, CancellationToken ct)
    {
        var checks = TrackCheckRecord.Of(frame.Board);
        if (checks.Find(name) is not { } check)
            return null;
        var before = checks.HeldBefore(check) is { Shown: { } shown } last ? (Check: last, Then: await pages.AskAsync(frame, Packets.At(shown), ct)) : default;
        return TrackCheckView.Of(frame, person, check, before.Check, before.Then);
    }
}
