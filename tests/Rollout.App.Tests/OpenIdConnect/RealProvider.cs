using System.Diagnostics;
using System.Reflection;

namespace Rollout.App.Tests.OpenIdConnect;

/// <summary>oidc-provider as a child of the tests, on a port of this machine. It ends with them: its input does.</summary>
internal sealed class RealProvider : IDisposable
{
    internal const string Secret = "a secret of the tests: +/&=%";

    private static readonly string Folder = Path.Combine(
        AppContext.BaseDirectory,
        typeof(RealProvider).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(said => said.Key == "ProviderModules").Value!);

    private readonly Process _process;

    private RealProvider(Process process, string issuer) => (_process, Issuer) = (process, issuer);

    internal static string? Node { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "node")).FirstOrDefault(File.Exists);

    internal string Issuer { get; }

    internal static async Task<RealProvider> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Node!, [Path.Combine(Folder, "provider.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new(process, (await process.StandardOutput.ReadLineAsync())!);
    }

    /// <summary>Where it sends people back to.</summary>
    internal async Task RegisterAsync(string callback)
    {
        await _process.StandardInput.WriteLineAsync(callback);
        Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        _process.Dispose();
    }
}
