using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Supports;

/// <summary><c>/d/{lea}/{slug}/supports/menu</c>: agrees on what the district offers where a rule found something.</summary>
internal sealed class MenuPages(EntryRecorder recorder, PageRequest pages, Gate gate)
{
    private const string Agreed = "support_menu_agreed";

    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapPost(
        "/supports/menu", (string lea, string slug, HttpContext context, IFormCollection form, MenuPages menu, CancellationToken ct) =>
            menu.AgreeAsync(lea, slug, context.Person, form, ct)).Asks(Right.Record);

    private async Task<IResult> AgreeAsync(string lea, string slug, Person person, IFormCollection form, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskNowAsync(lea, slug, ct);
        if (frame is null)
            return problem!;
        if (await gate.AskToRecordAsync(person, frame.Board.District, Agreed, null, ct) is { } denied)
            return denied;
        if (!Guid.TryParse(form["key"], out var key))
            return new Problem(StatusCodes.Status400BadRequest, "malformed-form", "This form is not one of Rollout’s: open the page again.");
        var typed = new TypedMenu(form["suggestions"].ToString(), key, null);
        if ((typed.Malformed ?? await FaultOfAsync(person, frame, typed, ct)) is not { } fault)
            return new SeeOther(frame.Address.Supports);
        return new Page<SupportsPage>(
            new SupportsView(frame, person, SupportRecord.Of(frame.Board, person.SchoolsFor(Right.Read)), false) { Typed = typed with { Key = Guid.NewGuid(), Fault = fault } },
            StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Records the menu; null once it stands.</summary>
    private async Task<string?> FaultOfAsync(Person person, PageFrame frame, TypedMenu typed, CancellationToken ct)
    {
        var bound = EventCodec.Bind(Agreed, JsonSerializer.SerializeToElement(typed.ToJson(frame.Today)), frame.Today);
        if (!bound.IsBound)
            return bound.Fault.Message;
        var wish = new Wish(0, new StreamId.Initiative(frame.Board.Initiative), bound.Event, frame.Today);
        return await recorder.RecordAsync(person, frame.Board.District, wish, typed.Key.ToString(), null, ct) switch
        {
            RecordOutcome.Recorded or RecordOutcome.AlreadySo => null,
            RecordOutcome.Refused { Refusal: var refusal } => refusal.Message,
            _ => "This form recorded a menu before, and that stands. Send it again to record what it says now.",
        };
    }
}

/// <summary>A menu as somebody types it: a line for each support, its parts between semicolons.</summary>
/// <param name="Key">The form's own: sent twice, it is recorded once.</param>
/// <param name="Fault">What is wrong with it; null at first.</param>
public sealed record TypedMenu(string Text, Guid Key, string? Fault)
{
    internal static TypedMenu Of(IEnumerable<SupportSuggestion> menu) =>
        new(string.Join('\n', menu.Select(offered => $"{offered.Rule}; {offered.Kind}; {offered.Title}")), Guid.NewGuid(), null);

    internal string? Malformed => Lines switch
    {
        [] => "Write at least one line: a rule, a kind and what it is called, with semicolons between them.",
        var lines when lines.FindIndex(line => line.Length != 3 || line.Contains("")) is var at and >= 0 =>
            $"“{string.Join("; ", lines[at])}” is no rule, kind and name with semicolons between them, such as R1; coaching; A coach for two weeks.",
        _ => null,
    };

    internal JsonObject ToJson(DateOnly today) => new()
    {
        ["effectiveOn"] = Words.Iso(today),
        ["suggestions"] = new JsonArray([.. Lines.Select(line => new JsonObject { ["rule"] = line[0], ["kind"] = line[1], ["title"] = line[2] })]),
    };

    private List<string[]> Lines =>
    [
        .. Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(';', 3, StringSplitOptions.TrimEntries)),
    ];
}
