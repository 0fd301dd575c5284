using System.Diagnostics;
using System.Globalization;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>
/// <c>rollout import events</c> as people run it, from the start of its process to the end, against a plain COPY of what it stores.
/// Before each round the district is again as it was before the import.
/// </summary>
internal sealed class ImportContest : IContest
{
    private static readonly string[] Tables = ["mt_streams", "mt_events", "es_tenant_head", "es_history"];

    private readonly BenchDatabase _database;
    private readonly EarlierSystem _earlier;
    private readonly DirectoryInfo _folder;
    private readonly PlainCopy _copy;
    private readonly List<NewEvent> _events;
    private List<(string, long)>? _streams;
    private List<HistoryPart>? _parts;

    private ImportContest(BenchDatabase database, EarlierSystem earlier, DirectoryInfo folder) =>
        (_database, _earlier, _folder, _copy, _events) = (database, earlier, folder, new(database, EarlierSystem.District), [.. earlier.Events()]);

    internal static async Task<IContest> PrepareAsync(Size size)
    {
        var (earlier, folder) = (new EarlierSystem(size.Of(5_000), 200), Directory.CreateTempSubdirectory("rollout-bench-"));
        var contest = new ImportContest(await BenchDatabase.CreateAsync(), earlier, folder);
        await earlier.WriteAsync(contest.File("events.jsonl"));
        await contest.SetUpAsync();
        return contest;
    }

    public async Task<Sample> OursAsync()
    {
        await RestoreAsync();
        var call = await ImportAsync("events", "events.jsonl", "--initiative", EarlierSystem.Initiative, "--source", EarlierSystem.Source);
        if (!call.Output.Contains(string.Create(CultureInfo.InvariantCulture, $"{_earlier.Lines:n0} events in "), StringComparison.Ordinal))
            throw new InvalidOperationException($"The import did not record every line: {call.Output}");
        _parts ??= await _copy.PartsAsync();
        _streams ??= PlainCopy.StreamsOf(_parts);
        return new(_earlier.Lines / call.Took.TotalSeconds, Megabytes: call.Megabytes);
    }

    public async Task<Sample?> FloorAsync()
    {
        await _database.RunAsync($"truncate {string.Join(", ", Tables)}");
        await _database.SettleAsync();
        var began = Stopwatch.GetTimestamp();
        await _copy.RunAsync(_events, _streams!, _parts!);
        return new(_earlier.Lines / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _database.DisposeAsync();
    }

    private async Task SetUpAsync()
    {
        await WriteAndImportAsync("schools", "schools.csv", _earlier.Roster, "--from", "csv");
        await WriteAndImportAsync("calendar", "calendar.json", EarlierSystem.Calendar);
        await WriteAndImportAsync("path", "path.json", EarlierSystem.Path, "--initiative", EarlierSystem.Initiative);
        foreach (var table in Tables)
            await _database.RunAsync($"create table before_{table} as table {table}");
    }

    private async Task RestoreAsync()
    {
        await _database.RunAsync($"truncate {string.Join(", ", Tables)}");
        foreach (var table in Tables)
            await _database.RunAsync($"insert into {table} table before_{table}");
        await _database.RunAsync("vacuum analyze");
        await _database.SettleAsync();
    }

    private async Task WriteAndImportAsync(string kind, string file, string content, params string[] options)
    {
        await System.IO.File.WriteAllTextAsync(File(file), content);
        await ImportAsync(kind, file, options);
    }

    private Task<Call> ImportAsync(string kind, string file, params string[] options) => BuiltProgram.RunAsync(
        _database.Environment, ["import", kind, File(file), "--district", EarlierSystem.District, .. options]);

    private string File(string name) => Path.Combine(_folder.FullName, name);
}
