using System.Text;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using Rollout.EventStore;

namespace Rollout.App.Reading;

/// <summary>Reads a district's log as far as one initiative needs it: the whole, or what was recorded since.</summary>
internal static class DistrictHistories
{
    /// <summary>A page of the log; with more to follow, the whole is read anew.</summary>
    private const int MostLater = 1_000;

    internal static async Task<DistrictHistory> ReadAsync(IEventStore log, DistrictId district, InitiativeId initiative, CancellationToken ct)
    {
        var charter = new StreamId.Initiative(initiative).ToString();
        var histories = await log.ReadHistoriesAsync(
            district.Value, ["district", charter], ["school/", $"rollout/{initiative}/"], ct);

        var (districtLog, charterLog) = (StreamLog.Empty, StreamLog.Empty);
        var schools = new Dictionary<SchoolId, StreamLog>();
        var rollouts = new Dictionary<SchoolId, StreamLog>();
        foreach (var stream in histories.Streams)
        {
            var events = HistoryLines.Parse(Encoding.UTF8.GetBytes(stream.Facts));
            switch (StreamId.Parse(stream.StreamId, null))
            {
                case StreamId.District:
                    districtLog = events;
                    break;
                case StreamId.Initiative:
                    charterLog = events;
                    break;
                case StreamId.School school:
                    schools[school.Id] = events;
                    break;
                case StreamId.Rollout rollout:
                    rollouts[rollout.SchoolId] = events;
                    break;
            }
        }

        return new(district, initiative, histories.Head, districtLog, charterLog, schools, rollouts);
    }

    /// <summary>The history with all that was recorded since; null when so much was that the whole is read as quickly.</summary>
    /// <remarks>Positions have no gaps: the events that follow the history's own are all there are.</remarks>
    internal static async Task<DistrictHistory?> FollowAsync(IEventStore log, DistrictHistory history, CancellationToken ct)
    {
        var later = new Dictionary<StreamId, List<Recorded>>();
        var head = history.Head;
        await foreach (var happened in log.ReadTenantAsync(history.Id.Value, head, MostLater, ct))
        {
            if (happened.Position != ++head)
                return null;
            var stream = StreamId.Parse(happened.StreamId, null);
            if (!later.TryGetValue(stream, out var events))
                later[stream] = events = [];
            events.Add(RecordedOf(happened));
        }

        return head - history.Head < MostLater ? history.With(head, later) : null;
    }

    private static Recorded RecordedOf(StoredEvent happened) => new(
        happened.Id, happened.Position, happened.LoggedAt, happened.AssertedAt, happened.Source, happened.UserName,
        EventCodec.Decode(happened.Type, Encoding.UTF8.GetBytes(happened.Data)));
}
