namespace Rollout.EventStore.Projections;

/// <summary>An event a projection does not show yet: it failed, or waits behind one of its key that did.</summary>
/// <param name="Tenant">The district.</param>
/// <param name="Projection">The projection's name.</param>
/// <param name="Key">What the event is about, in the projection's words.</param>
/// <param name="Position">The event's number in the district.</param>
/// <param name="EventId">The event.</param>
/// <param name="Error">What went wrong, or what it waits for.</param>
/// <param name="ParkedAt">Since when.</param>
public sealed record ParkedEvent(
    string Tenant, string Projection, string Key, long Position, Guid EventId, string Error, DateTimeOffset ParkedAt);
