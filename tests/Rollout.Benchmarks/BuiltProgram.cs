using System.Diagnostics;
using System.Globalization;

namespace Rollout.Benchmarks;

/// <summary>What a call of the program took.</summary>
/// <param name="Megabytes">Its resident set at its largest, as the kernel counts it (<c>VmHWM</c>).</param>
internal sealed record Call(string Output, TimeSpan Took, double Megabytes);

/// <summary>The program as it is built, run as a process of its own.</summary>
internal static class BuiltProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    internal static async Task<Call> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rollout"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var megabytes = 0.0;
        // The counter never falls; the last look at it is at most some milliseconds before the end.
        for (var over = process.WaitForExitAsync(); !over.IsCompleted; await Task.WhenAny(over, Task.Delay(5)))
        {
            megabytes = Math.Max(megabytes, PeakOf(process.Id));
            if (Stopwatch.GetElapsedTime(began) > Longest)
                process.Kill();
        }

        var took = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0
            ? new(await output, took, megabytes)
            : throw new InvalidOperationException($"rollout {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
    }

    // 0 when the process has just ended.
    private static double PeakOf(int process)
    {
        try
        {
            var peak = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return peak is null ? 0 : long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
