using System.Diagnostics;
using System.Globalization;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// A disk that can lose its power: an ext4 in an image file, mounted through a loop device. The image holds what its file
/// system wrote to the disk; what waits in memory to be written, and is pushed out only by fsync (<c>commit=600</c>; the
/// kernel's own half minute is longer than a cut is away), it does not hold. A copy of the image is what a power cut leaves.
/// A write counts as kept as soon as it was sent: a disk with a cache that forgets is not modelled.
/// </summary>
internal sealed class PowerLossDisk : IDisposable
{
    private const int Attempts = 200;

    // Whatever ends the test run, a kill too, the disk is let go of when nobody uses it any more.
    private const string UntilTheInputEnds =
        """
        trap '' INT
        cd /
        cat > /dev/null
        for attempt in $(seq 200); do
          mountpoint -q "$0/disk" || break
          umount "$0/disk" 2> /dev/null || sleep 0.1
        done
        rm -rf --one-file-system "$0"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rollout-power-").FullName;
    private readonly Process _guard;

    public PowerLossDisk(int megabytes)
    {
        // PostgreSQL runs as a user of its own and passes through.
        PostgresServer.Run(["chmod", "go+x", _folder]);
        Directory.CreateDirectory(Mounted);
        // Made whole at once: nothing of it is left to a kernel thread that would write later.
        using (var image = File.Create(Image))
            image.SetLength(megabytes * 1_000_000L);
        _guard = Process.Start(new ProcessStartInfo("sh", ["-c", UntilTheInputEnds, _folder]) { RedirectStandardInput = true })!;
        try
        {
            PostgresServer.Run(["mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", Image]);
            Mount();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Dispose();
            throw;
        }
    }

    private string Image => Path.Combine(_folder, "image");

    private string Remains => Path.Combine(_folder, "remains");

    private string Mounted => Path.Combine(_folder, "disk");

    /// <summary>Bytes of the last cut's image that are not holes.</summary>
    public long Size { get; private set; }

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Mounted, name)).FullName;

    /// <summary>Everything written so far is on the disk.</summary>
    public void Sync() => PostgresServer.Run(["sync", "--file-system", Mounted]);

    /// <summary>
    /// Sets aside what the disk holds at this moment. The copy is of one moment: it counts only if the loop device had no
    /// write under way before it and has seen none after it.
    /// </summary>
    public void SetAside()
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var before = Writes();
            PostgresServer.Run(["cp", "--sparse=always", Image, Remains]);
            if (before.UnderWay == 0 && before == Writes())
                return;
            Thread.Sleep(10);
        }

        throw new TimeoutException("The disk was never quiet long enough for a copy of one moment.");
    }

    /// <summary>From now on the disk holds what was set aside. Nobody uses it meanwhile.</summary>
    public void GoOnWithWhatWasSetAside()
    {
        Unmount();
        File.Move(Remains, Image, overwrite: true);
        Size = Allocated();
        Mount();
    }

    public void Dispose()
    {
        _guard.StandardInput.Close();
        _guard.WaitForExit();
        _guard.Dispose();
        if (Directory.Exists(_folder))
            throw new InvalidOperationException($"{_folder} could not be let go of.");
    }

    private void Mount() => PostgresServer.Run(["mount", "-o", "loop,commit=600", Image, Mounted]);

    // The last of its processes may just be ending. Mounted by `-o loop`, the loop device goes with the mount.
    private void Unmount()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                PostgresServer.Run(["umount", Mounted]);
                return;
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                Thread.Sleep(20);
            }
        }
    }

    private (long Done, long Sectors, long UnderWay, long Flushes) Writes()
    {
        var device = Path.GetFileName(Said("findmnt", "--noheadings", "--output", "SOURCE", Mounted));
        var counters = File.ReadAllText($"/sys/block/{device}/stat").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(counter => long.Parse(counter, CultureInfo.InvariantCulture)).ToArray();
        return (counters[4], counters[6], counters[8], counters[15]);
    }

    private long Allocated() => long.Parse(Said("stat", "--format=%b", Image), CultureInfo.InvariantCulture) * 512;

    private static string Said(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return said;
    }
}

/// <summary>A fact that needs a disk of its own to cut the power of.</summary>
public sealed class PowerLossFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
    {
        try
        {
            new PowerLossDisk(16).Dispose();
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "mounting an image of a disk is not allowed here";
        }
    });

    public PowerLossFactAttribute() => Skip = Obstacle.Value;

    /// <summary>Only in the long run.</summary>
    public bool IsLong
    {
        get => false;
        set => Skip ??= value ? new LongFactAttribute().Skip : null;
    }
}
