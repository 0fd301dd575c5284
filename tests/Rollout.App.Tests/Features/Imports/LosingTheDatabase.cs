using Npgsql;
using Rollout.App.Tests.Cli;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Imports;

public sealed class LosingTheDatabase(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string EndWaiting =
        "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    [Fact]
    public async Task In_mid_import_stores_nothing_and_says_so()
    {
        var before = await StoredAsync();
        var file = Files.Write("lost.jsonl", $"{Reached("2026-09-04")}\n{Reached("2026-09-05", school: Pine)}\n");
        var told = await WhileTheStreamsAreHeldAsync(() => Door.RunAsync($"import events {file} {Initiative}"));

        Assert.Equal("The database went away in mid-import; nothing of the file is stored.\n", told.Error);
        Assert.Equal((1, "", before), (told.ExitCode, told.Output, await StoredAsync()));
        Assert.Equal(2, (await Door.ImportAsync($"events {file} {Initiative}")).Events);
    }

    [Fact]
    public async Task That_is_not_there_at_all_is_one_sentence()
    {
        var nobody = new FrontDoor("Host=/nonexistent;Username=x;Database=x;Timeout=2");
        var told = await nobody.RunAsync($"history {There}");
        Assert.StartsWith("The database can't be reached: ", told.Error, StringComparison.Ordinal);
        Assert.Equal((1, 1), (told.ExitCode, told.Error.Count(c => c == '\n')));
    }

    /// <summary>Another session holds the streams, so that the import stands in the middle of its append; then its session is ended.</summary>
    private async Task<Told> WhileTheStreamsAreHeldAsync(Func<Task<Told>> import)
    {
        await using var holder = new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using (var hold = new NpgsqlCommand("begin; lock table mt_streams in exclusive mode", holder))
            await hold.ExecuteNonQueryAsync();
        var importing = import();
        await Task.WhenAny(importing, Database.SomebodyWaitsAsync());
        await Database.AskAsync(EndWaiting);
        return await importing;
    }
}
