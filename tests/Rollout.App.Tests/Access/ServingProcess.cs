using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Rollout.App.Tests.Access;

/// <summary><c>rollout serve</c> in a process of its own, as a node of a deployment is.</summary>
internal sealed partial class ServingProcess : IDisposable
{
    private readonly Process _process;

    // Read to its end, so that the process never waits for a reader.
    private readonly Task<string> _complaints;

    private ServingProcess(Process process, Uri address, Task<string> complaints) => (_process, Address, _complaints) = (process, address, complaints);

    internal Uri Address { get; }

    internal static async Task<ServingProcess> StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rollout"), ["serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        start.Environment["ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE"] = "true";
        var process = Process.Start(start)!;
        // Nobody reads its log: it must not wait for one who does.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var isServing = false;
        try
        {
            var address = await AddressAsync(process.StandardError);
            isServing = true;
            return new(process, address, process.StandardError.ReadToEndAsync());
        }
        finally
        {
            if (!isServing)
                process.Kill();
        }
    }

    private static async Task<Uri> AddressAsync(StreamReader complaints)
    {
        var said = "";
        while (await complaints.ReadLineAsync() is { } line)
        {
            if (Serves().Match(line) is { Success: true } address)
                return new(address.Value);
            said += line;
        }

        throw new InvalidOperationException($"It doesn't serve: {said}");
    }

    /// <summary>Kill -9.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _complaints.Wait();
        _process.Dispose();
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Serves();
}
