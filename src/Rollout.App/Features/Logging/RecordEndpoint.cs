using System.Security.Cryptography;
using System.Text;
using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Docs;
using Rollout.App.Web.Operations;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Logging;

/// <summary>
/// <c>POST …/schools/{id}/events</c> and <c>POST …/events</c>: one fact is recorded. Under the same <c>Idempotency-Key</c> the first
/// outcome is answered again; with <c>If-Match: "version"</c> it is recorded only where nobody was first.
/// </summary>
internal sealed class RecordEndpoint(IEventStore log, TimeProvider clock, FirstOutcomes outcomes, EntryRecorder recorder, Gate gate)
{
    internal static void Map(IEndpointRouteBuilder initiative)
    {
        initiative.MapPost("/events", (string lea, string slug, HttpRequest request, RecordEndpoint endpoint, CancellationToken ct) =>
            endpoint.RecordAsync(lea, slug, null, request, ct)).Asks(Right.Record)
            .Tell<RecordedDocument>("Record one event of the district or of the initiative.", new([], Told.Recording, EventsOf: ["district", "initiative"]), 201)
            .Produces<AlreadySoDocument>(200, "application/json").RequireRateLimiting(Overload.WritingPolicy);
        initiative.MapPost("/schools/{id}/events", (string lea, string slug, string id, HttpRequest request, RecordEndpoint endpoint, CancellationToken ct) =>
            endpoint.RecordAsync(lea, slug, id, request, ct)).Asks(Right.Record, Place.SchoolOfTheAddress)
            .Tell<RecordedDocument>("Record one event at a school.", new([], Told.Recording, EventsOf: ["school", "rollout"]), 201)
            .Produces<AlreadySoDocument>(200, "application/json").RequireRateLimiting(Overload.WritingPolicy);
    }

    private async Task<IResult> RecordAsync(string lea, string slug, string? id, HttpRequest request, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out var initiative) is { } noId)
            return noId;
        var school = default(SchoolId);
        if (id is not null && RouteIds.Parse(id, out school) is { } noSchool)
            return noSchool;
        if (CommandHeaders.Read(request, out var headers) is { } badHeader)
            return badHeader;
        if (!request.HasJsonContentType())
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send the event as application/json.", "Content-Type");
        if (await Loading.ZoneOfAsync(log, district, ct) is not { } zone)
            return Problem.NotFound(new("unknown-district", $"District {district} is not known here.", "lea"));

        var person = request.HttpContext.Person;
        var body = await ReadAsync(request, ct);
        var asked = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Path}\n{headers!.Rests}\n"), .. body]);
        if (await outcomes.FindAsync(district, person.Actor, headers.Key, ct) is { } first)
            return first.Asked.AsSpan().SequenceEqual(asked) ? new Replay(first) : KeyReused("an earlier request");
        var (sent, malformed) = SentEvent.Read(body, zone, clock.GetUtcNow());
        if (sent is null)
            return malformed!;
        if (Placing.Of(sent.Type, initiative, id is null ? null : school, out var stream) is { } misplaced)
            return misplaced;
        var wish = await Withdrawals.PlaceAsync(
            new Wish(0, stream!, sent.Fact, sent.Today) { DayIsAssumed = sent.DayIsAssumed }, log, district, ct);
        if (await gate.AskToRecordAsync(person, district, wish, ct) is { } denied)
            return denied;
        var outcome = await recorder.RecordAsync(person, district, wish, headers.Key, headers.Rests, ct);
        return await SayAsync(outcome, person, district, headers.Key, asked, ct);
    }

    private async Task<IResult> SayAsync(RecordOutcome outcome, Person person, DistrictId district, string key, byte[] asked, CancellationToken ct)
    {
        switch (outcome)
        {
            case RecordOutcome.Recorded recorded:
                return new Answer<RecordedDocument>(
                    new(recorded.Id, recorded.Stream.ToString(), recorded.Version, recorded.Position, recorded.Warnings),
                    StatusCodes.Status201Created, Version: recorded.Version);
            case RecordOutcome.OtherWish other:
                return KeyReused($"event {other.Id}");
            default:
                var first = OutcomeOf(outcome, asked);
                await outcomes.KeepAsync(district, person.Actor, key, first, ct);
                return new Replay(first);
        }
    }

    private static FirstOutcome OutcomeOf(RecordOutcome outcome, byte[] asked) => outcome switch
    {
        RecordOutcome.AlreadySo so => new(asked, StatusCodes.Status200OK, Json.Write(new AlreadySoDocument(so.Stream.ToString(), so.Version)), so.Version),
        RecordOutcome.Refused { Refusal: var refusal } => OutcomeOf(Problem.Refused(refusal), asked, null),
        RecordOutcome.SomeoneWasFirst first => OutcomeOf(
            new(StatusCodes.Status412PreconditionFailed, "someone-was-first",
                $"The stream {first.Stream} holds {first.Actual} events, not {first.Expected}: look at what was recorded since, then decide again under a new key.",
                "If-Match"),
            asked, first.Actual),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static FirstOutcome OutcomeOf(Problem problem, byte[] asked, long? version) => new(asked, problem.Status, problem.Body, version);

    private static Problem KeyReused(string what) => new(
        StatusCodes.Status422UnprocessableEntity, "key-reused", $"This key was used for {what}: give every request its own.", CommandHeaders.IdempotencyKey);

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        return body.ToArray();
    }

    /// <summary>An outcome as it was answered the first time.</summary>
    private sealed record Replay(FirstOutcome First) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = First.Status;
            response.ContentType = First.Status < StatusCodes.Status400BadRequest ? "application/json; charset=utf-8" : Problem.MediaType;
            response.Headers.CacheControl = "private, no-cache";
            if (First.Version is { } version)
                response.Headers.ETag = $"\"{version}\"";
            return response.WriteAsync(First.Body, httpContext.RequestAborted);
        }
    }
}

/// <param name="Stream">Where it stands.</param>
/// <param name="Version">How many events the stream holds with it.</param>
internal sealed record RecordedDocument(Guid Id, string Stream, long Version, long Position, IReadOnlyList<Warning> Warnings);

/// <summary>It was so before; nothing was recorded.</summary>
internal sealed record AlreadySoDocument(string Stream, long Version);
