using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Postgres;

namespace Rollout.App.Tests.EventStore;

/// <summary>The contract, kept by PostgreSQL when every append that may goes by way of a group.</summary>
public sealed class TheStoreInPostgresByGroups(FreshDatabase database)
    : EventStoreContract, IClassFixture<FreshDatabase>, IAsyncLifetime
{
    protected override IEventStore Store => new AppendsInGroups(database.App);

    public Task InitializeAsync() => database.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A group is served in the flow of whichever request was first, who may be somebody else.</summary>
    [Fact]
    public async Task Answers_a_repeat_whoever_leads_the_group()
    {
        var known = Sample.Append(Sample.Oakdale, "a", ExpectedVersion.NoStream);
        await Store.Stored(known);

        using var nobody = Speaker.For(Speaker.Nobody);
        Assert.IsType<AppendOutcome.Repeated>(await Store.AppendAsync(known, default));
    }
}

/// <summary>A store that makes a group even of a lone append of one stream.</summary>
internal sealed class AppendsInGroups(NpgsqlDataSource database) : IEventStore
{
    private readonly PostgresEventStore _store = new(database);

    public async Task<AppendOutcome> AppendAsync(TenantAppend append, CancellationToken ct)
    {
        var plan = AppendPlan.Of(append);
        if (plan.Streams.Length > 1)
            return await _store.AppendAsync(append, ct);
        var waiter = new WaitingAppend(plan, ct);
        await new GroupAppend(database, [waiter], keepsHistories: true).RunAsync();
        return await waiter.Outcome;
    }

    public Task<BulkOutcome> AppendManyAsync(IReadOnlyList<TenantAppend> appends, CancellationToken ct) =>
        _store.AppendManyAsync(appends, ct);

    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenant, string streamId, long afterVersion, CancellationToken ct) =>
        _store.ReadStreamAsync(tenant, streamId, afterVersion, ct);

    public IAsyncEnumerable<StoredEvent> ReadTenantAsync(
        string tenant, long afterPosition, int? limit, CancellationToken ct) =>
        _store.ReadTenantAsync(tenant, afterPosition, limit, ct);

    public Task<long?> HeadAsync(string tenant, CancellationToken ct) => _store.HeadAsync(tenant, ct);

    public Task<IReadOnlyList<string>> TenantsAsync(CancellationToken ct) => _store.TenantsAsync(ct);

    public Task<TenantHistories> ReadHistoriesAsync(
        string tenant,
        IReadOnlyCollection<string>? streamIds,
        IReadOnlyCollection<string>? prefixes,
        CancellationToken ct) =>
        _store.ReadHistoriesAsync(tenant, streamIds, prefixes, ct);

    public Task<IReadOnlyDictionary<Guid, string>> FindAsync(
        string tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        _store.FindAsync(tenant, ids, ct);

    public Task<bool> IsStoredInTheEndAsync(string tenant, Guid id, CancellationToken ct) =>
        _store.IsStoredInTheEndAsync(tenant, id, ct);
}
