using System.Diagnostics;
using System.Globalization;

namespace Rollout.Benchmarks.Load;

/// <summary>Processor time since it was made: the node's own, and the whole machine's, the database's and strangers' included.</summary>
internal sealed class Cpu
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly TimeSpan _own = Own();
    private readonly (long Busy, long All) _machine = Machine();

    public override string ToString()
    {
        var seconds = Stopwatch.GetElapsedTime(_began).TotalSeconds;
        var (busy, all) = Machine();
        var share = all > _machine.All ? (double)(busy - _machine.Busy) / (all - _machine.All) : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the node {(Own() - _own).TotalSeconds / seconds:0.00} cores; the whole machine {share * Environment.ProcessorCount:0.00} of {Environment.ProcessorCount}");
    }

    private static TimeSpan Own()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    // The kernel's own counters: user, nice, system, idle, waiting for the disk, …
    private static (long Busy, long All) Machine()
    {
        if (!File.Exists("/proc/stat"))
            return default;
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(tick => long.Parse(tick, CultureInfo.InvariantCulture)).ToArray();
        return (ticks.Sum() - ticks[3] - ticks[4], ticks.Sum());
    }
}
