using System.Text;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tests;

namespace Rollout.App.Tests.Events;

public sealed class ReadingAHistory
{
    private const string Id = "1e18f282-3174-5309-b9f1-5ec0fbd20027";

    [Fact]
    public void Gives_the_events_in_their_order()
    {
        var log = HistoryLines.Parse(
            $$$"""
            {"id":"{{{Id}}}","pos":12,"at":"2026-11-20T21:00:00.123456Z","type":"milestone_reached","by":"p-pm-1","asserted":"2026-10-05T20:00:00.000000Z","source":"cases","data":{"milestone": "M3", "effectiveOn": "2026-10-05"}}
            {"id":"{{{Id}}}","pos":14,"at":"2026-11-20T21:00:01.000000Z","type":"check_in_recorded","data":{"effectiveOn":"2026-10-06","note":"a \"word\""}}

            """);
        Assert.Equal(
            [
                new Recorded(
                    new(Id), 12, new DateTimeOffset(2026, 11, 20, 21, 0, 0, TimeSpan.Zero).AddTicks(1_234_560),
                    new(2026, 10, 5, 20, 0, 0, TimeSpan.Zero), "cases", "p-pm-1", new RolloutEvent.MilestoneReached(new(2026, 10, 5), new("M3"))),
                new Recorded(
                    new(Id), 14, new(2026, 11, 20, 21, 0, 1, TimeSpan.Zero), null, null, null,
                    new RolloutEvent.CheckInRecorded(new(2026, 10, 6), "a \"word\"")),
            ],
            log.Events);
    }

    [Fact]
    public void Of_nothing_is_empty() => Assert.Empty(HistoryLines.Parse("").Events);

    [Fact]
    public void Takes_members_in_any_order_and_leaves_out_those_of_later_versions()
    {
        var log = HistoryLines.Parse($$$"""{"data":{"reason":"x","event":"{{{Id}}}"},"later":[1,{}],"type":"event_withdrawn","pos":1,"at":"2026-11-20T21:00:00Z","id":"{{{Id}}}","by":null}""");
        Assert.Equal(new Correction.EventWithdrawn(new(Id), "x"), Assert.Single(log.Events).Happened);
    }

    [Fact]
    public void Says_so_when_a_later_version_wrote_it()
    {
        var told = Assert.Throws<InvalidDataException>(() => HistoryLines.Parse($$$"""{"id":"{{{Id}}}","pos":1,"at":"2026-11-20T21:00:00Z","type":"moon_landed","data":{}}"""));
        Assert.Contains("moon_landed", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_so_when_a_line_lacks_its_data() =>
        Assert.Throws<InvalidDataException>(() => HistoryLines.Parse($$"""{"id":"{{Id}}","pos":1,"at":"2026-11-20T21:00:00Z","type":"school_reopened"}"""));

    [Fact]
    public void Reads_every_event_there_is()
    {
        var lines = new StringBuilder();
        foreach (var (i, (_, happened)) in Samples.All.Index())
            lines.Append($$"""{"id":"{{Samples.IdOf(i)}}","pos":{{i + 1}},"at":"2026-12-01T15:00:00.000000Z","type":"{{EventCodec.Alias(happened)}}","by":"p-pm-1","data":{{EventCodec.Encode(happened)}}}""").Append('\n');
        Assert.Equal(Samples.All.Select((sample, i) => Samples.Recorded(i, sample.Event)), HistoryLines.Parse(lines.ToString()).Events);
    }
}
