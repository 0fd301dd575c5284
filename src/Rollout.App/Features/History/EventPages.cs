using System.Text.Json;
using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.History;

/// <summary><c>/d/{lea}/{slug}/events/{id}</c>: one event, what it says, and what rests on it.</summary>
internal static class EventPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/events/{id}", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(
        string lea, string slug, string id, HttpRequest request, PageRequest pages, Gate gate, Accounts accounts, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        var person = request.HttpContext.Person;
        if (!Guid.TryParse(id, out var asked) || EventView.Find(frame, person, asked) is not { } view)
            return Problem.NotFound(new("unknown-event", $"This initiative’s log holds no event {id} up to position {frame.At.Position}.", "id"));
        // What is about no school is every school's.
        if (view.Stream.AtSchool is { } school && await gate.AskAsync(person, frame.Board.District, Right.Read, school, ct) is { } denied)
            return denied;

        frame = frame with { Called = await accounts.NamesAsync([view.Recorded.By], ct) };
        return new Page<EventPage>(view with { Frame = frame }, Tag: frame.TagFor(request));
    }
}

/// <summary>One event with what became of it.</summary>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="Withdrawal">The event that took it back by these coordinates; null while it stands.</param>
public sealed record EventView(PageFrame Frame, Person Reader, StreamId Stream, Recorded Recorded, long Version, Recorded? Withdrawal)
{
    internal string Alias => EventCodec.Alias(Recorded.Happened);

    internal string Sentence => Sentences.Of(Stream, Recorded.Happened, Frame.Names);

    /// <summary>What it withdraws, and what that said; null when it is no withdrawal.</summary>
    internal (Recorded Target, string Sentence)? Withdrawn =>
        Recorded.Happened is Correction.EventWithdrawn withdrawal && Frame.History.Find(withdrawal.Event) is var (stream, target)
            ? (target, Sentences.Of(stream, target.Happened, Frame.Names))
            : null;

    /// <summary>By the reader: whoever may record an event may withdraw it.</summary>
    internal bool CanBeWithdrawn => Withdrawal is null && Recorded.Happened is not IPermanent && Reader.MayRecordEvent(Alias, Stream.AtSchool);

    /// <summary>The schools whose findings rest on it.</summary>
    internal IEnumerable<(Standing Row, Finding Finding)> Findings =>
        from row in Frame.Board.Schools
        where Shown?.Contains(row.School) is not false
        from finding in row.Findings
        where finding.Events.Contains(Recorded.Id)
        select (row, finding);

    /// <summary>Its members as stored; of a reading what may be shown.</summary>
    internal IEnumerable<(string Name, string Value)> Members
    {
        get
        {
            foreach (var member in ShownData.Of(Recorded.Happened).EnumerateObject())
                yield return (member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
        }
    }

    /// <summary>The only schools whose findings the reader is shown; null: all.</summary>
    private IReadOnlySet<SchoolId>? Shown => field ??= Reader.SchoolsFor(Right.Read);

    internal static EventView? Find(PageFrame frame, Person reader, Guid id)
    {
        if (frame.History.Find(id) is not var (stream, recorded) || recorded.Position > frame.At.Position)
            return null;
        var log = frame.History.Logs.First(candidate => candidate.Stream == stream).Log;
        return new(frame, reader, stream, recorded, 1 + log.Events.TakeWhile(earlier => earlier.Id != id).LongCount(), log.WithdrawalOf(id, frame.At));
    }
}
