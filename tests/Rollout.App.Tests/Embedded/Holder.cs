using System.Diagnostics;
using Rollout.App.Embedded;
using Rollout.App.Tests.Faults;

namespace Rollout.App.Tests.Embedded;

/// <summary>A process of its own that holds a home's server until its standard input ends, or until it is killed.</summary>
internal sealed class Holder : IDisposable
{
    private readonly Process _process;

    private Holder(Process process) => _process = process;

    /// <summary>What the test assembly does when it is started as a program: holds the home given, or appends.</summary>
    internal static async Task<int> Main(string[] arguments)
    {
        if (arguments is [AppendingProcess.Verb, .. var about])
            return await AppendingProcess.RunAsync(about);
        await using var server = await EmbeddedServer.AttachAsync(new(arguments[0]), CancellationToken.None);
        Console.WriteLine(server.ConnectionString);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    internal static Holder Start(TemporaryHome home)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Holder).Assembly.Location, home.Folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new(Process.Start(start) ?? throw new UnreachableException());
    }

    internal async Task<string> AttachedAsync() =>
        await _process.StandardOutput.ReadLineAsync(Deadline()) ?? throw new InvalidOperationException("The holder ended early.");

    internal async Task LetGoAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(Deadline());
        Assert.Equal(0, _process.ExitCode);
    }

    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Deadline());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static CancellationToken Deadline() => new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;
}
