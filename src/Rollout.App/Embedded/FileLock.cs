using System.Diagnostics;

namespace Rollout.App.Embedded;

/// <summary>Locks on files (flock): the kernel frees them when the holder ends, even by kill -9.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Held by one alone; null when anybody else holds the file, alone or together.</summary>
    internal static FileStream? TryAlone(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Held by many together; null when somebody holds the file alone.</summary>
    internal static FileStream? TryTogether(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    internal static async Task<FileStream> AloneAsync(string path, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (TryAlone(path) is { } held)
                return held;
            if (waited.Elapsed > Patience)
            {
                throw new EmbeddedServerException(
                    $"Another rollout has held {path} for {Patience.TotalSeconds:0} seconds; end it and try again.");
            }
            await Task.Delay(Pause, ct);
        }
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException refused) when (IsHeldByAnother(refused))
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new EmbeddedServerException($"{path} can't be opened: point ROLLOUT_HOME at a folder you may write in.");
        }
    }

    // EWOULDBLOCK: 11 on Linux, 35 on macOS.
    private static bool IsHeldByAnother(IOException refused) => refused.HResult is 11 or 35;
}
