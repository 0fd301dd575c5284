using System.Diagnostics;
using System.Globalization;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// A PostgreSQL of which every process is stopped where it is. They go on when the shell that stopped them sees the end of
/// its input, so that a test run that is killed leaves none of them stopped.
/// </summary>
internal sealed class StoppedServer : IDisposable
{
    private const string UntilTheInputEnds =
        """
        trap '' INT
        while read -r process; do
          kill -STOP "$process" 2> /dev/null && set -- "$@" "$process"
        done
        for process; do
          kill -CONT "$process" 2> /dev/null
        done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _guard =
        Process.Start(new ProcessStartInfo("sh", ["-c", UntilTheInputEnds]) { RedirectStandardInput = true })!;

    private readonly int _postmaster;

    /// <summary>The postmaster first: then it starts no more of them.</summary>
    public StoppedServer(int postmaster)
    {
        _postmaster = postmaster;
        Stop([postmaster]);
        Stop(Children());
    }

    /// <summary>Ends all of them but the postmaster, which is its owner's to end.</summary>
    public void KillChildren()
    {
        foreach (var child in Children())
        {
            using var process = Process.GetProcessById(child);
            process.Kill();
        }
    }

    public void Dispose()
    {
        _guard.StandardInput.Close();
        _guard.WaitForExit();
        _guard.Dispose();
    }

    private void Stop(IReadOnlyList<int> processes)
    {
        foreach (var process in processes)
            _guard.StandardInput.WriteLine(process.ToString(CultureInfo.InvariantCulture));
        _guard.StandardInput.Flush();
        var waited = Stopwatch.StartNew();
        while (processes.Any(process => State(process) is { Of: not ('T' or 'Z' or 'X') }))
        {
            // One that waits for its fsync stops when that has come back.
            if (waited.Elapsed > Patience)
                throw new TimeoutException("A process of the server doesn't stop.");
            Thread.Sleep(1);
        }
    }

    private List<int> Children() =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let process = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0
           where process > 0 && State(process) is { Of: not ('Z' or 'X') } state && state.Parent == _postmaster
           select process,
    ];

    private static (char Of, int Parent)? State(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
