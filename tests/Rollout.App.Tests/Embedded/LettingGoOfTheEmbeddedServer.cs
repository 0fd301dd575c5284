using Npgsql;

namespace Rollout.App.Tests.Embedded;

public sealed class LettingGoOfTheEmbeddedServer(TemporaryHome home) : IClassFixture<TemporaryHome>
{
    [Fact]
    public async Task Stops_it_only_when_nobody_else_holds_it()
    {
        var first = await home.AttachAsync();
        var second = await home.AttachAsync();

        await first.DisposeAsync();
        Assert.True(home.IsRunning);

        await second.DisposeAsync();
        Assert.False(home.IsRunning);
    }

    [Fact]
    public async Task Twice_counts_once()
    {
        var first = await home.AttachAsync();
        await using var second = await home.AttachAsync();

        await first.DisposeAsync();
        await first.DisposeAsync();

        Assert.True(home.IsRunning);
    }

    [Fact]
    public async Task Stops_it_after_its_starter_was_killed_too()
    {
        using var starter = Holder.Start(home);
        await starter.AttachedAsync();
        var server = await home.AttachAsync();

        await starter.KillAsync();
        Assert.Equal(1, await TemporaryHome.AskAsync(server.ConnectionString, "select 1"));

        await server.DisposeAsync();
        Assert.False(home.IsRunning);
    }

    [Fact]
    public async Task Stops_what_a_killed_process_left_running()
    {
        using (var killed = Holder.Start(home))
        {
            await killed.AttachedAsync();
            await killed.KillAsync();
        }
        var orphan = home.Postmaster;
        Assert.NotNull(orphan);

        await using (await home.AttachAsync())
            Assert.Equal(orphan, home.Postmaster);

        Assert.False(home.IsRunning);
    }

    [Fact]
    public async Task Spares_the_open_session_of_another_program()
    {
        await using var server = await home.AttachAsync();
        var psql = new NpgsqlConnectionStringBuilder(server.ConnectionString) { ApplicationName = "psql", Pooling = false };
        await using (var session = new NpgsqlConnection(psql.ConnectionString))
        {
            await session.OpenAsync();
            await server.DisposeAsync();
            Assert.True(home.IsRunning);
        }

        await using (await home.AttachAsync()) { }
        Assert.False(home.IsRunning);
    }

    [Fact]
    public async Task Can_leave_it_running_for_whoever_was_handed_the_uri()
    {
        var server = await home.AttachAsync();
        server.LeaveRunning();
        await server.DisposeAsync();
        Assert.True(home.IsRunning);

        await using (await home.AttachAsync()) { }
        Assert.False(home.IsRunning);
    }
}
