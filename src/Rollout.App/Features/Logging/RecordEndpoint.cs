using Microsoft.Net.Http.Headers;
using Rollout.App.Web;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Logging;

/// <summary>
/// <c>POST …/schools/{id}/events</c> and <c>POST …/events</c>: one fact is recorded. Under the same <c>Idempotency-Key</c> the first
/// outcome is answered again; with <c>If-Match: "version"</c> it is recorded only where nobody was first.
/// </summary>
internal static class RecordEndpoint
{
    /// <summary>Until people sign in, whoever reaches this listener.</summary>
    private const string Actor = "local";

    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapPost("/events", (string lea, string slug, HttpRequest request, RecordingOne recording, IEventStore log, CancellationToken ct) =>
            RecordAsync(lea, slug, null, request, recording, log, ct));
        initiative.MapPost("/schools/{id}/events", (string lea, string slug, string id, HttpRequest request, RecordingOne recording, IEventStore log, CancellationToken ct) =>
            RecordAsync(lea, slug, id, request, recording, log, ct));
    }

    private static async Task<IResult> RecordAsync(
        string lea, string slug, string? id, HttpRequest request, RecordingOne recording, IEventStore log, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out var initiative) is { } noId)
            return noId;
        var school = default(SchoolId);
        if (id is not null && RouteIds.Parse(id, out school) is { } noSchool)
            return noSchool;
        if (CommandHeaders.Read(request, district, Actor, out var command, out var expected) is { } badHeader)
            return badHeader;
        if (!request.HasJsonContentType())
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send the event as application/json.", HeaderNames.ContentType);
        if (await Loading.ZoneOfAsync(log, district, ct) is not { } zone)
            return Problem.NotFound(new("unknown-district", $"District {district} is not known here.", "lea"));
        var sent = await SentEvent.ReadAsync(request.Body, zone, recording.Now, ct);
        if (sent.Problem is { } malformed)
            return malformed;
        if (Placing.Of(sent.Type!, initiative, id is null ? null : school, out var stream) is { } misplaced)
            return misplaced;
        var wish = await Withdrawals.PlaceAsync(new Wish(0, stream!, sent.Fact!, sent.Today), log, district, ct);
        return Say(await recording.RecordAsync(district, wish, command, Actor, expected, ct));
    }

    private static IResult Say(RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.Recorded recorded => new Answer<RecordedDocument>(
            new(recorded.Id, recorded.Stream.ToString(), recorded.Version, recorded.Position, recorded.Warnings), StatusCodes.Status201Created, Version: recorded.Version),
        RecordOutcome.AlreadySo so => new Answer<AlreadySoDocument>(new(so.Stream.ToString(), so.Version), Version: so.Version),
        RecordOutcome.Refused { Refusal: var refusal } => Problem.Refused(refusal),
        RecordOutcome.SomeoneWasFirst first => new Problem(
            StatusCodes.Status412PreconditionFailed, "someone-was-first",
            $"The stream {first.Stream} holds {first.Actual} events, not {first.Expected}: look at what was recorded since, then decide again.", HeaderNames.IfMatch),
        RecordOutcome.OtherWish other => new Problem(
            StatusCodes.Status422UnprocessableEntity, "key-reused", $"This key was used for another event ({other.Id}): give every request its own.", CommandHeaders.IdempotencyKey),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <param name="Stream">Where it stands.</param>
/// <param name="Version">How many events the stream holds with it.</param>
internal sealed record RecordedDocument(Guid Id, string Stream, long Version, long Position, IReadOnlyList<Warning> Warnings);

/// <summary>It was so before; nothing was recorded.</summary>
internal sealed record AlreadySoDocument(string Stream, long Version);
