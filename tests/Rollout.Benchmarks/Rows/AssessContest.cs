using System.Diagnostics;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.Benchmarks.Rows;

/// <summary>
/// The board of an invented district, from the facts at a cut. Processor time, not the clock's: what one core spends on it,
/// the collector's threads included, whatever else the machine does.
/// </summary>
internal sealed class AssessContest : IContest
{
    private static readonly Coordinates Asked = new(long.MaxValue, new(2028, 5, 1), DateTimeOffset.MaxValue, null, 1);

    private readonly DistrictHistory _history;
    private readonly int _times;
    private readonly RuleSet _rules;

    private AssessContest(Size size, RuleSet rules) => (_times, _rules, _history) = (size.IsQuick ? 10 : 50, rules, Invent());

    internal static Task<IContest> PrepareAsync(Size size) => Task.FromResult<IContest>(new AssessContest(size, RuleSet.Version1));

    /// <summary>Beside R1 to R8 every check, of which this district has kept little: nearly all of them find something.</summary>
    internal static Task<IContest> PrepareWithChecksAsync(Size size) =>
        Task.FromResult<IContest>(new AssessContest(size, RuleSet.Version1 with { Rules = RuleName.AllIds }));

    public Task<Sample> OursAsync()
    {
        var facts = DistrictFacts.At(_history, Cut.Everything);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var n = 0; n < _times; n++)
        {
            if (Board.Assess(facts, Asked, _rules).Schools.Count != 1_000)
                throw new InvalidOperationException("The board lacks schools.");
        }

        process.Refresh();
        return Task.FromResult(new Sample((process.TotalProcessorTime - before).TotalMilliseconds / _times));
    }

    public Task<Sample?> FloorAsync() => Task.FromResult<Sample?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static DistrictHistory Invent()
    {
        var (position, logs) = (0L, InventedDistrict.Streams(1_000).ToDictionary(stream => stream.Id, stream => stream.Events));
        StreamLog Log(StreamId id) => new(
        [
            .. logs[id].Select(happened => new Recorded(
                Guid.CreateVersion7(), ++position, DateTimeOffset.UnixEpoch, null, null, "p-1", happened)),
        ]);
        return new(
            InventedDistrict.Id, InventedDistrict.Initiative, long.MaxValue, Log(new StreamId.District()),
            Log(new StreamId.Initiative(InventedDistrict.Initiative)),
            logs.Keys.OfType<StreamId.School>().ToDictionary(id => id.Id, Log), logs.Keys.OfType<StreamId.Rollout>().ToDictionary(id => id.SchoolId, Log));
    }
}
