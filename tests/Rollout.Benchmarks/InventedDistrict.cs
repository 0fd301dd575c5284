using Rollout.App;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using Rollout.EventStore;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Benchmarks;

/// <summary>
/// A district of nobody over two school years: schools in four waves that do most of what is asked, some of it late, and report now
/// and then; a tenth pauses once.
/// </summary>
internal static class InventedDistrict
{
    private const int Milestones = 20;

    private static readonly DateOnly First = new(2026, 8, 17);

    internal static DistrictId Id { get; } = new("9900001");

    internal static InitiativeId Initiative { get; } = new("pl");

    /// <summary>The events of every stream, always the same ones.</summary>
    /// <param name="daysApart">The least days between two reports of a school: 8 makes some 60 events a school, 2 some 200.</param>
    /// <param name="hasEveryCheck">Whether the district adopted a rule set with every check.</param>
    internal static IEnumerable<(StreamId Id, DomainEvent[] Events)> Streams(int schools, int daysApart = 8, bool hasEveryCheck = false)
    {
        var random = new Random(20261);
        yield return (new StreamId.District(),
        [
            new DistrictRegistered("Invented District", "TX", "America/Chicago"), Year("2026-27", 2026), Year("2027-28", 2027),
        ]);
        yield return (new StreamId.Initiative(Initiative),
        [
            new InitiativeChartered("Personalised learning"),
            new ExpectedPathPublished(1, Path(16)),
            new ExpectedPathRevised(2, Path(17), "Board of trustees", "Go slower."),
            new CommunicationPlanApproved(First, [new("families", 40), new("teachers", 20)]),
            new ExpectationAssigned(First, "Walk the classrooms", Holder.School, true),
            new IndicatorDefined(First, "engagement", 58, 70, 3, First, new(2028, 5, 26), Direction.Up),
            .. Enumerable.Range(0, 4).Select(wave => new WaveScheduled(First, $"{wave}", First.AddDays(7 * wave))),
            .. hasEveryCheck ? [new RuleSetAdopted(First, 2, RuleName.AllIds, [], "Everything the sources ask for.")] : Array.Empty<DomainEvent>(),
        ]);
        foreach (var id in Enumerable.Range(0, schools).Select(n => new SchoolId($"9900001{n:00000}")))
        {
            yield return (new StreamId.School(id), [new SchoolRegistered($"School {id}"), new PrincipalAssigned(First, new("p-1"))]);
            yield return (new StreamId.Rollout(Initiative, id), [.. Rollout(random, daysApart)]);
        }
    }

    /// <summary>All of it as one append, the schools' events interleaved.</summary>
    internal static TenantAppend ToAppend(int schools, int daysApart, bool hasEveryCheck = false)
    {
        var streams = Streams(schools, daysApart, hasEveryCheck).ToList();
        return new(
            Id.Value, [.. streams.Select(s => new StreamTarget($"{s.Id}", "stream", ExpectedVersion.NoStream))],
            [
                .. streams.SelectMany(s => s.Events.Select((happened, n) => (s.Id, Happened: happened, N: n))).OrderBy(e => e.N)
                    .Select(e => new NewEvent($"{e.Id}", Guid.CreateVersion7(), EventCodec.Alias(e.Happened), EventCodec.ClrType(e.Happened), EventCodec.Encode(e.Happened))),
            ],
            "operator:bench", "request", "command", RegistersTenant: true);
    }

    private static SchoolYearPublished Year(string name, int from) => new(
        name, new(from, 8, 17), new(from + 1, 5, 26),
        [new("Fall", new(from, 8, 17), new(from, 12, 18)), new("Spring", new(from + 1, 1, 5), new(from + 1, 5, 26))],
        [new(new(from, 9, 7), new(from, 9, 7)), new(new(from, 11, 23), new(from, 11, 27)), new(new(from, 12, 21), new(from + 1, 1, 4))]);

    private static ExpectedPath Path(int apart) => new(
        "Personalised learning", First, 15, ["Prepare", "Launch", "Grow", "Sustain"],
        [
            .. Enumerable.Range(1, Milestones).Select(n => new Milestone(
                new($"M{n}"), $"Milestone {n}", (n - 1) switch { < 5 => "Prepare", < 10 => "Launch", < 15 => "Grow", _ => "Sustain" },
                null, n * apart, 5, 10, n % 5 == 0, (ClockKind)(n % 3), n % 4 == 0 ? [new($"M{n - 1}")] : [], null, Evidence.None)),
        ],
        []);

    private static IEnumerable<DomainEvent> Rollout(Random random, int daysApart)
    {
        var start = First.AddDays(7 * random.Next(4));
        yield return new RolloutEnrolled(start, random.Next(3) == 0 ? 2 : 1, $"{(start.DayNumber - First.DayNumber) / 7}");
        if (random.Next(10) == 0)
        {
            yield return new RolloutPaused(start.AddDays(200));
            yield return new RolloutResumed(start.AddDays(220));
        }

        var (reached, day) = (random.Next(14, Milestones + 1), 0);
        for (var n = 1; n <= reached; n++)
            yield return new MilestoneReached(start.AddDays(n * 25 + random.Next(-10, 25)), new($"M{n}"));
        for (day = random.Next(20); day < 610; day += random.Next(daysApart, 2 * daysApart + 6))
        {
            yield return random.Next(5) switch
            {
                0 => new TouchpointDelivered(start.AddDays(day), "families", "evening", "principal", true),
                1 => new TouchpointDelivered(start.AddDays(day), "teachers", "letter", "principal", false),
                2 => new KeyMeetingHeld(start.AddDays(day), "Leadership meeting", random.Next(3) == 0 ? Presence.Delegate : Presence.Principal),
                3 => new IndicatorReadingRecorded(start.AddDays(day), "engagement", 58 + day / 60m + random.Next(-4, 4), 200),
                _ => new CheckInRecorded(start.AddDays(day)),
            };
        }

        yield return new CommitmentMade(start, "c1", "Visit every classroom.", start.AddDays(60));
        yield return new CommitmentFulfilled(start.AddDays(random.Next(40, 90)), "c1");
    }
}
