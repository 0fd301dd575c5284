namespace Rollout.App.Tests.Embedded;

public sealed class RecoveringTheEmbeddedServer(TemporaryHome home) : IClassFixture<TemporaryHome>
{
    [Fact]
    public async Task After_its_death_brings_back_what_was_committed()
    {
        await using var holder = await home.AttachAsync();
        await TemporaryHome.AskAsync(holder.ConnectionString, "create table kept as select 42 as answer");

        await home.KillPostmasterAsync();
        await using var server = await home.AttachAsync();

        Assert.Equal(42, await TemporaryHome.AskAsync(server.ConnectionString, "select answer from kept"));
    }

    [Fact]
    public async Task Replaces_a_server_whose_socket_was_cleaned_away()
    {
        var lost = await home.AttachAsync();
        lost.LeaveRunning();
        Directory.Delete(home.Home.SocketFolder, recursive: true);

        await using var server = await home.AttachAsync();

        Assert.Equal(1, await TemporaryHome.AskAsync(server.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Clears_away_what_a_start_killed_halfway_left()
    {
        using var halfway = new TemporaryHome();
        Directory.CreateDirectory(halfway.Folder);
        await using (await halfway.AttachAsync()) { }
        Directory.Move(Path.Combine(halfway.Server, "data"), Path.Combine(halfway.Server, "unfinished-1-half"));

        await using var server = await halfway.AttachAsync();

        Assert.Equal(1, await TemporaryHome.AskAsync(server.ConnectionString, "select 1"));
        Assert.Empty(Directory.GetDirectories(halfway.Server, "unfinished-*"));
    }
}
