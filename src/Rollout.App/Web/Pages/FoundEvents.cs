using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Web.Pages;

/// <summary>Looks an event up in the history that a page rests on.</summary>
internal static class FoundEvents
{
    extension(DistrictHistory history)
    {
        /// <summary>Every stream the initiative rests on, with its log.</summary>
        internal IEnumerable<(StreamId Stream, StreamLog Log)> Logs =>
        [
            (new StreamId.District(), history.District), (new StreamId.Initiative(history.Initiative), history.Charter),
            .. history.Schools.Select(school => ((StreamId)new StreamId.School(school.Key), school.Value)),
            .. history.Rollouts.Select(rollout => ((StreamId)new StreamId.Rollout(history.Initiative, rollout.Key), rollout.Value)),
        ];

        /// <summary>The event with the stream it stands in; null when this initiative's log holds none.</summary>
        internal (StreamId Stream, Recorded Recorded)? Find(Guid id)
        {
            foreach (var (stream, log) in history.Logs)
            {
                if (log.Events.FirstOrDefault(recorded => recorded.Id == id) is { } found)
                    return (stream, found);
            }

            return null;
        }

        /// <summary>The stream's log; empty while nothing stands in it.</summary>
        internal StreamLog LogOf(StreamId stream) => history.Logs.Where(candidate => candidate.Stream == stream).Select(candidate => candidate.Log).FirstOrDefault(StreamLog.Empty);

        /// <summary>What was worth a second look in the event when it was recorded: asked again of the state before it.</summary>
        internal IReadOnlyList<Warning> WarningsOf(StreamId stream, Recorded recorded)
        {
            var framing = history.Logs.Where(candidate => candidate.Stream is StreamId.District or StreamId.Initiative || candidate.Stream == stream);
            var before = framing.Select(candidate => KeyValuePair.Create(
                candidate.Stream, new StreamLog([.. candidate.Log.Events.TakeWhile(earlier => earlier.Position < recorded.Position)])));
            return DistrictState.FromLogs(before).Warnings(stream, recorded.Happened);
        }
    }

    extension(StreamLog log)
    {
        /// <summary>What took the event back by these coordinates; null while it stands.</summary>
        internal Recorded? WithdrawalOf(Guid id, Coordinates at) => log.Events.FirstOrDefault(later =>
            later.Happened is Correction.EventWithdrawn withdrawal && withdrawal.Event == id
            && later.Position <= at.Position && later.RecordedAt <= at.KnownAt);
    }
}
