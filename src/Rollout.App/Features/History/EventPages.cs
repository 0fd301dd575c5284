using System.Text.Json;
using Rollout.App.Web;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.History;

/// <summary><c>/d/{lea}/{slug}/events/{id}</c>: one event, what it says, and what rests on it.</summary>
internal static class EventPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/events/{id}", ShowAsync);

    private static async Task<IResult> ShowAsync(string lea, string slug, string id, HttpRequest request, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        return Guid.TryParse(id, out var asked) && EventView.Find(frame, asked) is { } view
            ? new Page<EventPage>(view, Tag: frame.TagFor(request))
            : Problem.NotFound(new("unknown-event", $"This initiative’s log holds no event {id} up to position {frame.At.Position}.", "id"));
    }
}

/// <summary>One event with what became of it.</summary>
/// <param name="Version">Its place in its stream, from 1.</param>
/// <param name="Withdrawal">The event that took it back by these coordinates; null while it stands.</param>
public sealed record EventView(PageFrame Frame, StreamId Stream, Recorded Recorded, long Version, Recorded? Withdrawal)
{
    internal string Alias => EventCodec.Alias(Recorded.Happened);

    internal string Sentence => Sentences.Of(Stream, Recorded.Happened, Frame.Names);

    /// <summary>What it withdraws, and what that said; null when it is no withdrawal.</summary>
    internal (Recorded Target, string Sentence)? Withdrawn =>
        Recorded.Happened is Correction.EventWithdrawn withdrawal && Frame.History.Find(withdrawal.Event) is var (stream, target)
            ? (target, Sentences.Of(stream, target.Happened, Frame.Names))
            : null;

    internal bool CanBeWithdrawn => Withdrawal is null && Recorded.Happened is not IPermanent;

    internal SchoolId? School => Stream switch
    {
        StreamId.School school => school.Id,
        StreamId.Rollout rollout => rollout.SchoolId,
        _ => null,
    };

    /// <summary>The schools whose findings rest on it.</summary>
    internal IEnumerable<(Standing Row, Finding Finding)> Findings =>
        from row in Frame.Board.Schools
        from finding in row.Findings
        where finding.Events.Contains(Recorded.Id)
        select (row, finding);

    /// <summary>Its members as stored.</summary>
    internal IEnumerable<(string Name, string Value)> Members
    {
        get
        {
            using var data = JsonDocument.Parse(EventCodec.Encode(Recorded.Happened));
            foreach (var member in data.RootElement.EnumerateObject())
                yield return (member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
        }
    }

    internal static EventView? Find(PageFrame frame, Guid id)
    {
        if (frame.History.Find(id) is not var (stream, recorded) || recorded.Position > frame.At.Position)
            return null;
        var log = frame.History.Logs.First(candidate => candidate.Stream == stream).Log;
        return new(frame, stream, recorded, 1 + log.Events.TakeWhile(earlier => earlier.Id != id).LongCount(), log.WithdrawalOf(id, frame.At));
    }
}
