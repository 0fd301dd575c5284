using System.Security.Cryptography;
using System.Text;

namespace Rollout.App.Embedded;

/// <summary>The folder one private PostgreSQL belongs to. Two spellings of one folder are one home.</summary>
internal sealed record EmbeddedHome
{
    internal EmbeddedHome(string folder)
    {
        Folder = WithoutLinks(Path.GetFullPath(folder));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Folder)))[..16];
    }

    internal string Folder { get; }

    /// <summary>Stands for the path where the path itself is too long or can't be used.</summary>
    internal string Hash { get; }

    /// <summary>Short whatever the home is called: the path of a Unix socket ends at 107 bytes (macOS: 103).</summary>
    internal string SocketFolder => $"/tmp/rollout-{Hash}";

    internal string DecisionLock => Path.Combine(Folder, "embedded.lock");

    internal string Leases => Path.Combine(Folder, "embedded.leases");

    internal string ServeLock => Path.Combine(Folder, "serve.lock");

    internal void Create()
    {
        try
        {
            if (!Directory.Exists(Folder))
                Directory.CreateDirectory(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException($"{Folder} can't be made ({e.Message}): point ROLLOUT_HOME at a folder you may write in.");
        }
    }

    private static string WithoutLinks(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        var here = Path.Combine(WithoutLinks(parent), Path.GetFileName(path));
        var target = Directory.Exists(here) ? Directory.ResolveLinkTarget(here, returnFinalTarget: true) : null;
        return target is null ? here : WithoutLinks(target.FullName);
    }
}
