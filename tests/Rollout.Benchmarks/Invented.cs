using Rollout.App;
using Rollout.Domain;
using Rollout.EventStore;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Benchmarks;

/// <summary>Facts of nobody, as the store takes them.</summary>
internal static class Invented
{
    private static readonly DomainEvent[] Facts =
    [
        new CheckInRecorded(new(2026, 10, 5), "Two classrooms have begun."),
        new MilestoneReached(new(2026, 10, 6), new("M3"), "https://example.org/plan"),
        new TouchpointDelivered(new(2026, 10, 7), "families", "evening", "principal", true),
        new KeyMeetingHeld(new(2026, 10, 8), "Leadership meeting", Domain.Rollouts.Presence.Principal),
    ];

    private static readonly (string Alias, string ClrType, string Data)[] Encoded =
        Array.ConvertAll(Facts, fact => (EventCodec.Alias(fact), EventCodec.ClrType(fact), EventCodec.Encode(fact)));

    internal static NewEvent Event(string stream, long n)
    {
        var (alias, clrType, data) = Encoded[n % Encoded.Length];
        return new(stream, Guid.CreateVersion7(), alias, clrType, data);
    }

    internal static string Stream(int school) => $"rollout/pl/9900001{school:00000}";

    internal static StreamTarget Target(string stream, long version) => new(stream, "rollout", ExpectedVersion.Exactly(version));

    internal static TenantAppend Append(string tenant, string stream, long version, IReadOnlyList<NewEvent> events) =>
        new(tenant, [Target(stream, version)], events, "operator:bench", "request", "command");

    /// <summary>A district that begins with so many events for each of so many schools, interleaved.</summary>
    internal static TenantAppend District(string tenant, int schools, int events) => new(
        tenant, [.. Enumerable.Range(0, schools).Select(school => Target(Stream(school), 0))],
        [.. Enumerable.Range(0, schools * events).Select(n => Event(Stream(n % schools), n / schools))],
        "operator:bench", "request", "command", RegistersTenant: true);
}
