using System.Runtime.Versioning;
using System.Text;
using Npgsql;
using Rollout.App.Embedded;

namespace Rollout.App.Tests.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class AttachingToTheEmbeddedServer(TemporaryHome home) : IClassFixture<TemporaryHome>
{
    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/null/home")]
    [InlineData("/proc/home")]
    public async Task In_a_home_that_can_not_be_is_one_sentence(string folder)
    {
        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.AttachAsync(new EmbeddedHome(folder), default));
        Assert.EndsWith("point ROLLOUT_HOME at a folder you may write in.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_a_utf8_database_with_checksums_and_durable_settings_from_nothing()
    {
        await using var server = await home.AttachAsync();

        Assert.Equal("on|on|on|on|UTC|UTF8|C||rollout", await TemporaryHome.AskAsync(server.ConnectionString, """
            select concat_ws('|', current_setting('data_checksums'), current_setting('fsync'),
                current_setting('full_page_writes'), current_setting('synchronous_commit'), current_setting('timezone'),
                current_setting('server_encoding'), current_setting('lc_collate'), current_setting('listen_addresses'),
                current_database())
            """));
    }

    [Fact]
    public async Task Keeps_the_password_and_the_data_from_everybody_else()
    {
        await using var server = await home.AttachAsync();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(home.Server, "password")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(home.Home.SocketFolder));
    }

    [Fact]
    public async Task Refuses_whoever_does_not_know_the_password()
    {
        await using var server = await home.AttachAsync();
        var guess = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "rollout" }.ConnectionString;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => TemporaryHome.AskAsync(guess, "select 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Joins_the_server_another_process_started()
    {
        using var other = Holder.Start(home);
        var theirs = await other.AttachedAsync();
        var postmaster = home.Postmaster;

        await using (var server = await home.AttachAsync())
        {
            Assert.Equal(theirs, server.ConnectionString);
            Assert.Equal(postmaster, home.Postmaster);
        }

        Assert.True(home.IsRunning);
        await other.LetGoAsync();
        Assert.False(home.IsRunning);
    }

    [Fact]
    public async Task From_many_processes_at_once_starts_one_server()
    {
        Holder[] holders = [Holder.Start(home), Holder.Start(home), Holder.Start(home)];
        try
        {
            var connections = await Task.WhenAll(holders.Select(h => h.AttachedAsync()));

            Assert.Single(connections.Distinct());
            await Task.WhenAll(holders.Select(h => h.LetGoAsync()));
            Assert.False(home.IsRunning);
        }
        finally
        {
            Array.ForEach(holders, h => h.Dispose());
        }
    }

    [Fact]
    public async Task Works_from_a_home_with_a_very_long_and_odd_name()
    {
        using var longHome = TemporaryHome.Named(string.Join('/', Enumerable.Repeat("it's a \"long\" $HOME of 40 characters…", 5)));
        await using var server = await longHome.AttachAsync();

        Assert.Equal(1, await TemporaryHome.AskAsync(server.ConnectionString, "select 1"));
        Assert.InRange(Encoding.UTF8.GetByteCount(Path.Combine(longHome.Home.SocketFolder, ".s.PGSQL.5432")), 1, 100);
    }

    [Fact]
    public async Task Of_a_home_the_server_may_not_enter_keeps_the_data_elsewhere_and_says_so()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using var closed = TemporaryHome.Named("closed/home");
        Directory.CreateDirectory(
            Path.GetDirectoryName(closed.Folder)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var server = await closed.AttachAsync();

        Assert.Equal(1, await TemporaryHome.AskAsync(server.ConnectionString, "select 1"));
        Assert.False(Directory.Exists(closed.Server));
        Assert.Contains(
            $"/var/lib/rollout/{closed.Home.Hash}",
            await File.ReadAllTextAsync(Path.Combine(closed.Folder, "data-is-elsewhere.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_data_of_a_version_that_is_not_installed()
    {
        using var old = new TemporaryHome();
        await using (await old.AttachAsync()) { }
        await File.WriteAllTextAsync(Path.Combine(old.Server, "data", "PG_VERSION"), "9\n");

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(old.AttachAsync);

        Assert.Contains("PostgreSQL 9, which is not installed", refused.Message, StringComparison.Ordinal);
    }
}
