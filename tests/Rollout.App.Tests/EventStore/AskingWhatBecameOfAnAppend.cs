using Npgsql;
using Rollout.EventStore;
using static Rollout.App.Tests.EventStore.Sample;

namespace Rollout.App.Tests.EventStore;

/// <summary>Whoever lost the answer of an append asks whether it is stored in the end.</summary>
public sealed class AskingWhatBecameOfAnAppend(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private PostgresEventStore Store => new(database.App);

    public Task InitializeAsync() => database.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("a", 1, 1)]
    [InlineData("a", 1, 3)]
    [InlineData("b", 0, 1)]
    public async Task Waits_for_one_that_has_its_number_and_is_not_committed(string stream, long expected, int events)
    {
        await Store.Stored(Append(Oakdale, "a", ExpectedVersion.NoStream));
        await Store.Stored(Append(Oakdale, "held", ExpectedVersion.NoStream));
        var append = Append(Oakdale, stream, ExpectedVersion.Exactly(expected), events);
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var held = await HoldIdAsync(holder, append.Events[0].Id);

        var appending = Store.AppendAsync(append, default);
        await database.SomebodyWaitsAsync();
        var asking = Store.IsStoredInTheEndAsync(Oakdale, append.Events[0].Id, default);
        await FreshDatabase.UntilAsync(async () => asking.IsCompleted || await database.WaitingAsync() == 2, "It asks nobody.");
        await held.RollbackAsync();

        Assert.True(await asking);
        Assert.IsType<AppendOutcome.Appended>(await appending);
    }

    /// <summary>Another's event of that id, uncommitted: the append waits for it with its number in hand.</summary>
    private static async Task<NpgsqlTransaction> HoldIdAsync(NpgsqlConnection holder, Guid id)
    {
        var held = await holder.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "insert into mt_events (seq_id, id, stream_id, version, data, type, tenant_id) " +
            "values (nextval('mt_events_sequence'), $1, 'held', 2, '{}', 't', $2)", holder, held)
        { Parameters = { new() { Value = id }, new() { Value = Oakdale } } };
        await command.ExecuteNonQueryAsync();
        return held;
    }
}
