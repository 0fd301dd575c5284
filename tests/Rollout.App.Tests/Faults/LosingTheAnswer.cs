using Npgsql;
using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Faults;

public sealed class LosingTheAnswer(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task To_the_commit_of_an_import_finds_out_that_it_is_stored()
    {
        await using var proxy = CuttingProxy.To(Database.ConnectionString);
        proxy.Gates = () =>
        {
            var committing = false;
            return (direction, bytes) =>
            {
                committing |= CuttingProxy.IsCommit(direction, bytes);
                return ValueTask.FromResult(committing && direction == Direction.ToClient ? 0 : bytes.Length);
            };
        };

        Assert.Equal((0, 1L), await ImportedAsync(proxy.ConnectionString));
    }

    [Fact]
    public async Task To_a_commit_that_still_stands_in_the_network_is_not_taken_for_nothing_stored()
    {
        await using var proxy = CuttingProxy.To(Database.ConnectionString);
        var held = new TaskCompletionSource();
        proxy.Gates = () => async (direction, bytes) =>
        {
            if (CuttingProxy.IsCommit(direction, bytes))
                await held.Task;
            return bytes.Length;
        };

        var importing = ImportedAsync(proxy.ConnectionString + ";Command Timeout=5;Cancellation Timeout=-1");
        await FreshDatabase.UntilAsync(async () => importing.IsCompleted || await Database.WaitingAsync() > 0, "Nobody asks what became of the commit.");
        held.SetResult();
        var (exitCode, stored) = await importing;

        Assert.Equal((0, 1L), (exitCode, stored));
    }

    [Theory]
    [InlineData(Direction.ToServer)]
    [InlineData(Direction.ToClient)]
    public async Task At_any_byte_of_an_import_ends_honestly(Direction cut)
    {
        await using var proxy = CuttingProxy.To(Database.ConnectionString);
        var before = await StoredAsync();
        var file = Files.Write("events.jsonl", Reached("2026-09-04") + "\n");
        for (var after = 100; ; after += 400)
        {
            var left = after;
            proxy.Gates = () => (direction, bytes) =>
            {
                var passes = direction == cut ? Math.Min(bytes.Length, Math.Max(left, 0)) : bytes.Length;
                left -= direction == cut ? passes : 0;
                return ValueTask.FromResult(passes);
            };
            NpgsqlConnection.ClearAllPools();
            var cuts = proxy.Cuts;
            var told = await new FrontDoor(proxy.ConnectionString).RunAsync($"import events {file} {Initiative}");
            var stored = await StoredAsync() - before;

            Assert.True(stored is 0 or 1);
            Assert.True(told.ExitCode is 0 or 1, told.Error);
            Assert.True(told.ExitCode == 0 ? stored == 1 : told.Error.Count(c => c == '\n') == 1, told.Error);
            Assert.False(stored == 1 && told.Error.Contains("nothing of the file is stored", StringComparison.Ordinal));
            if (proxy.Cuts == cuts)
                return;
        }
    }

    private async Task<(int ExitCode, long Stored)> ImportedAsync(string connectionString)
    {
        var before = await StoredAsync();
        var file = Files.Write("events.jsonl", Reached("2026-09-04") + "\n");
        var told = await new FrontDoor(connectionString).RunAsync($"import events {file} {Initiative}");
        return (told.ExitCode, await StoredAsync() - before);
    }
}
