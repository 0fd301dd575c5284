using System.Runtime.CompilerServices;
using System.Text.Json;
using Rollout.EventStore.InMemory;

namespace Rollout.EventStore;

/// <summary>The same log without a database, for tests of what stands upon it. Its life is the process's.</summary>
public sealed class InMemoryEventStore(TimeProvider clock) : IEventStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, TenantLog> _tenants = new(StringComparer.Ordinal);
    private long _sequence;

    public Task<AppendOutcome> AppendAsync(TenantAppend append, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Store([AppendPlan.Of(append)]) switch
        {
            BulkOutcome.Appended appended => appended.Appends[0],
            BulkOutcome.Repeated repeated => repeated.Appends[0],
            BulkOutcome.Refused refused => refused.Reason,
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    public Task<BulkOutcome> AppendManyAsync(IReadOnlyList<TenantAppend> appends, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Store(AppendPlan.OfMany(appends)));
    }

    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenant, string streamId, long afterVersion, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var happened in Copy(tenant, log => log.Stream(streamId).Where(e => e.Version > afterVersion)))
        {
            ct.ThrowIfCancellationRequested();
            yield return happened;
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredEvent> ReadTenantAsync(
        string tenant, long afterPosition, int? limit, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var happened in Copy(tenant, log => log.Events
            .Where(e => e.Position > afterPosition).Take(limit ?? int.MaxValue)))
        {
            ct.ThrowIfCancellationRequested();
            yield return happened;
        }

        await Task.CompletedTask;
    }

    public Task<long?> HeadAsync(string tenant, CancellationToken ct) =>
        Task.FromResult(Ask(tenant, log => (long?)log.Events.Count, null));

    public Task<IReadOnlyList<string>> TenantsAsync(CancellationToken ct)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<string>>([.. _tenants.Keys]);
    }

    public Task<TenantHistories> ReadHistoriesAsync(
        string tenant,
        IReadOnlyCollection<string>? streamIds,
        IReadOnlyCollection<string>? prefixes,
        CancellationToken ct)
    {
        var choice = StreamChoice.Of(streamIds, prefixes);
        return Task.FromResult(Ask(tenant, log => log.Histories(choice.Holds), new(0, [])));
    }

    public Task<IReadOnlyDictionary<Guid, string>> FindAsync(
        string tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(
            Copy(tenant, log => ids.Distinct().Select(log.Find).OfType<StoredEvent>())
                .ToDictionary(e => e.Id, e => e.StreamId));

    public Task<bool> IsStoredInTheEndAsync(string tenant, Guid id, CancellationToken ct) =>
        Task.FromResult(Ask(tenant, log => log.Find(id) is not null, false));

    private T Ask<T>(string tenant, Func<TenantLog, T> question, T unknown)
    {
        lock (_gate)
            return _tenants.TryGetValue(tenant, out var log) ? question(log) : unknown;
    }

    private List<StoredEvent> Copy(string tenant, Func<TenantLog, IEnumerable<StoredEvent>> events) =>
        Ask(tenant, log => events(log).ToList(), []);

    private BulkOutcome Store(IReadOnlyList<AppendPlan> plans)
    {
        foreach (var happened in plans.SelectMany(plan => plan.Append.Events))
            using (JsonDocument.Parse(happened.Data)) { }
        lock (_gate)
            return Refuses(plans) ?? StoreAll(plans);
    }

    private BulkOutcome.Refused? UnknownTenant(IReadOnlyList<AppendPlan> plans)
    {
        var unknown = plans.FirstOrDefault(p => !p.Append.RegistersTenant && !_tenants.ContainsKey(p.Tenant));
        return unknown is null ? null : new(unknown.Tenant, new AppendOutcome.UnknownTenant(unknown.Tenant));
    }

    private BulkOutcome? Refuses(IReadOnlyList<AppendPlan> plans)
    {
        if (UnknownTenant(plans) is { } unknown)
            return unknown;
        var logs = plans.Select(plan => _tenants.GetValueOrDefault(plan.Tenant) ?? new()).ToList();
        var recalled = plans.Select((plan, i) => logs[i].Recalls(plan)).ToList();
        if (KnownIds.Outcome(plans, recalled) is { } known)
            return known;
        var refused = plans.Select((plan, i) => logs[i].Refuses(plan)).ToList();
        return refused.FindIndex(outcome => outcome is not null) is var at and >= 0
            ? new BulkOutcome.Refused(plans[at].Tenant, refused[at]!)
            : null;
    }

    private BulkOutcome.Appended StoreAll(IReadOnlyList<AppendPlan> plans)
    {
        var now = AppendPlan.ToMicroseconds(clock.GetUtcNow())!.Value;
        return new([.. plans.Select(plan => LogOf(plan.Tenant).Store(plan, now, () => ++_sequence))]);
    }

    private TenantLog LogOf(string tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var log))
            _tenants.Add(tenant, log = new());
        return log;
    }
}
