using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Rollout.App.Embedded;

namespace Rollout.App.Tests.Embedded;

/// <summary>A home for one test class, which every test leaves stopped. Removed at the end.</summary>
public sealed class TemporaryHome : IDisposable
{
    private const UnixFileMode OpenToAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _root;

    public TemporaryHome() : this("home") { }

    private TemporaryHome(string name)
    {
        _root = Directory.CreateTempSubdirectory("rollout-home-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root, OpenToAll);
        Home = new(Path.Combine(_root, name));
        Folder = Home.Folder;
    }

    public string Folder { get; }

    internal EmbeddedHome Home { get; }

    internal string Server => Path.Combine(Folder, "postgres");

    internal bool IsRunning => Postmaster is not null;

    /// <summary>The server's process, while there is one.</summary>
    internal int? Postmaster
    {
        get
        {
            var file = Path.Combine(Server, "data", "postmaster.pid");
            if (!File.Exists(file))
                return null;
            var id = int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
            return Directory.Exists($"/proc/{id}") ? id : null;
        }
    }

    internal static TemporaryHome Named(string name) => new(name);

    internal Task<EmbeddedServer> AttachAsync() =>
        EmbeddedServer.AttachAsync(Home, new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);

    internal static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    internal async Task KillPostmasterAsync()
    {
        using var postmaster = Process.GetProcessById(Postmaster ?? throw new InvalidOperationException("It doesn't run."));
        postmaster.Kill();
        await postmaster.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
    }

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        foreach (var left in ((string[])[Home.SocketFolder, $"/var/lib/rollout/{Home.Hash}"]).Where(Directory.Exists))
            Directory.Delete(left, recursive: true);
    }
}
