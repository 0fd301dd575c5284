using Rollout.EventStore;

namespace Rollout.App.Tests.EventStore;

/// <summary>The contract, kept by PostgreSQL; every sentence begins with an empty log.</summary>
public sealed class TheStoreInPostgres(FreshDatabase database) : EventStoreContract, IClassFixture<FreshDatabase>, IAsyncLifetime
{
    protected override IEventStore Store => new PostgresEventStore(database.Source);

    public Task InitializeAsync() => database.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>The contract, kept in memory.</summary>
public sealed class TheStoreInMemory : EventStoreContract
{
    protected override IEventStore Store { get; } = new InMemoryEventStore(TimeProvider.System);
}
