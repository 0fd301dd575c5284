using Rollout.EventStore;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

/// <summary>The contract, kept by PostgreSQL; every sentence begins with an empty log.</summary>
public sealed class TheStoreInPostgres(FreshDatabase database) : EventStoreContract, IClassFixture<FreshDatabase>, IAsyncLifetime
{
    protected override IEventStore Store => new PostgresEventStore(database.App);

    public Task InitializeAsync() => database.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Nothing_is_stored_without_a_position_where_a_districts_head_is_lost(long expected)
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.NoStream));
        await database.RunAsync("delete from es_tenant_head");
        var append = Append(Oakdale, expected == 0 ? "b" : "a", Expecting(expected)) with { RegistersTenant = false };

        Assert.Equal(new AppendOutcome.UnknownTenant(Oakdale), await Store.AppendAsync(append, default));
        Assert.Equal(1, await database.AskAsync("select count(*) from mt_events"));
        Assert.Equal(1, await database.AskAsync("select sum(version)::bigint from mt_streams"));
    }
}

/// <summary>The contract, kept in memory.</summary>
public sealed class TheStoreInMemory : EventStoreContract
{
    protected override IEventStore Store { get; } = new InMemoryEventStore(TimeProvider.System);
}
