using Rollout.App.Tests.Cli;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Features.Imports;

public sealed class TheFederalDirectory(FreshDatabase database, ITestOutputHelper output) : IClassFixture<FreshDatabase>
{
    private readonly string _file = SharedData.File("data", "ccd-schools-tx-2013.csv");
    private readonly FrontDoor _door = new(database);

    [SharedDataFact]
    public async Task Is_imported_whole_once_and_then_only_its_changes()
    {
        using var files = new TemporaryFiles();
        var some = await _door.ImportAsync($"schools {_file} --from ccd --district 4800001 --district 4823640");
        Assert.Equal((0, 2), (some.ExitCode, some.Json.GetProperty("districts").GetInt32()));

        var whole = await _door.RunAsync($"import schools {_file} --from ccd");
        output.WriteLine(whole.Output);
        Assert.StartsWith("9,336 schools of 1,239 districts read.", whole.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        Assert.Equal(1_239, await database.AskAsync("select count(*) from es_tenant_head"));
        Assert.Equal(9_336 + 1_239 + 112 + 138 + 395 + 81, await database.AskAsync("select count(*) from mt_events"));

        var again = await _door.ImportAsync($"schools {_file} --from ccd");
        Assert.Equal((0, 0, 9_336), (again.ExitCode, again.Events, again.Unchanged));
        Assert.Empty(again.Rejected);

        var changed = files.Write("changed.csv", (await File.ReadAllTextAsync(_file)).Replace(",CROSBYTON EL,", ",CROSBYTON ELEMENTARY,", StringComparison.Ordinal));
        Assert.Equal(1, (await _door.ImportAsync($"schools {changed} --from ccd")).Events);
    }
}
