using Rollout.EventStore;

namespace Rollout.App.Tests.EventStore;

/// <summary>Appends of invented facts: what the store carries is not its concern.</summary>
internal static class Sample
{
    public const string Oakdale = "oakdale";
    public const string Birch = "birch";

    public static NewEvent Fact(string stream, Guid? id = null, string data = """{"day":"2026-10-05"}""") =>
        new(stream, id ?? Guid.CreateVersion7(), "milestone_reached", "Sample.MilestoneReached, Sample", data);

    public static TenantAppend Append(string tenant, string stream, ExpectedVersion expected, int events = 1) =>
        Append(tenant, [new(stream, "school", expected)], [.. Enumerable.Range(0, events).Select(_ => Fact(stream))]);

    public static TenantAppend Append(
        string tenant, IReadOnlyList<StreamTarget> streams, IReadOnlyList<NewEvent> events) =>
        new(tenant, streams, events, "ana", "request-1", "command-1", RegistersTenant: true);

    public static async Task<List<StoredEvent>> AllOf(this IEventStore store, string tenant, long after = 0, int? limit = null)
    {
        var events = new List<StoredEvent>();
        await foreach (var happened in store.ReadTenantAsync(tenant, after, limit, default))
            events.Add(happened);
        return events;
    }

    public static async Task<List<StoredEvent>> StreamOf(this IEventStore store, string tenant, string stream, long after = 0)
    {
        var events = new List<StoredEvent>();
        await foreach (var happened in store.ReadStreamAsync(tenant, stream, after, default))
            events.Add(happened);
        return events;
    }

    public static async Task<AppendOutcome.Appended> Stored(this IEventStore store, TenantAppend append) =>
        Assert.IsType<AppendOutcome.Appended>(await store.AppendAsync(append, default));
}
