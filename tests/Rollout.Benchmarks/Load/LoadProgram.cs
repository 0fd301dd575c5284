using System.Diagnostics;
using System.Globalization;
using Rollout.App;
using Rollout.App.Features.Demonstration;
using Rollout.Domain;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.Benchmarks.Load;

/// <summary>A state-wide day against one node, in a database of its own that is dropped at the end. Exit code 1 on any fault.</summary>
internal static class LoadProgram
{
    /// <summary>Bytes on the disk for an event, with its keys, its history, its row of the feed, and the log of writes on top.</summary>
    private const long BytesOfAnEvent = 2_500;

    internal static async Task<int> RunAsync(string[] args)
    {
        if (LoadOptions.Parse(args) is not { } options)
        {
            Console.Error.WriteLine(LoadOptions.Usage);
            return 2;
        }

        Console.WriteLine(options.Command);
        var needed = (options.Events * BytesOfAnEvent) + 3_000_000_000;
        if (new DriveInfo(Path.GetTempPath()).AvailableFreeSpace is var free && free < needed)
        {
            Console.Error.WriteLine(Say($"So many events may need {needed >> 30} GB of disk; {free >> 30} are free."));
            return 1;
        }

        await using var database = await BenchDatabase.CreateAsync();
        var (clock, file) = (TimeProvider.System, Path.GetTempFileName());
        try
        {
            return await RunAsync(options, database, clock, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<int> RunAsync(LoadOptions options, BenchDatabase database, TimeProvider clock, string file)
    {
        var state = new InventedState(options, Days.Of(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(DemoDistrict.Zone)));
        Console.WriteLine(Say($"{state.Districts.Count:n0} districts, {state.Districts.Sum(district => district.Schools.Count):n0} schools"));
        await PrepareAsync(options, state, database, clock);
        await File.WriteAllLinesAsync(file, Arrivals.Lines(options, state));

        await using var node = await ServedNode.StartAsync(database, clock);
        await new LoadRun(node).RunAsync(Arrivals.Of(options.WarmUp, state, file).Where(arrival => arrival.Kind != "import"));
        var run = new LoadRun(node);
        var cpu = new Cpu();
        await run.RunAsync(Arrivals.Of(options, state, file));
        Console.WriteLine();
        var faults = run.Report(Console.Out);
        Console.WriteLine();
        Console.WriteLine($"CPU: {cpu}");
        Console.WriteLine(faults == 0 ? "no faults" : Say($"{faults:n0} faults"));
        return faults == 0 ? 0 : 1;
    }

    private static async Task PrepareAsync(LoadOptions options, InventedState state, BenchDatabase database, TimeProvider clock)
    {
        var prefill = new Prefill(state, new PostgresEventStore(database.App), clock);
        await prefill.FrameAsync(default);
        var began = Stopwatch.GetTimestamp();
        var filled = await prefill.FillAsync(options.Events, default);
        Console.WriteLine(Say($"{filled:n0} events before the day, {filled / Stopwatch.GetElapsedTime(began).TotalSeconds:n0} a second"));

        began = Stopwatch.GetTimestamp();
        using var follower = new Follower(database.Projector, ReadModels.All);
        var followed = await follower.CatchUpAsync(null, default);
        Console.WriteLine(Say($"{followed:n0} of them followed, {followed / Stopwatch.GetElapsedTime(began).TotalSeconds:n0} a second"));
        await database.RunAsync("vacuum analyze");
        await database.SettleAsync();
        await using var size = database.Source.CreateCommand("select pg_database_size(current_database())");
        Console.WriteLine(Say($"{(long)(await size.ExecuteScalarAsync())! / 1e9:0.0} GB on the disk"));
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
