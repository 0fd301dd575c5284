using System.Globalization;
using System.Text.RegularExpressions;

namespace Rollout.App.Embedded;

/// <summary>Where programs are on this machine, PostgreSQL's above all.</summary>
internal static partial class Programs
{
    /// <summary>The oldest major version of PostgreSQL that serves.</summary>
    internal const int OldestMajor = 15;

    private static readonly string[] AlsoSearched = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    internal static string? Find(string program) =>
        SearchPath().Concat(AlsoSearched).Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);

    /// <summary>
    /// The folder with initdb, pg_ctl and postgres: on the PATH, else the newest installed. An existing data folder
    /// wants the major version that wrote it.
    /// </summary>
    internal static async Task<string> PostgresFolderAsync(int? wanted, CancellationToken ct)
    {
        foreach (var folder in SearchPath().Concat(DebianFolders()).Concat(HomebrewFolders()).Where(IsWhole))
        {
            var major = await MajorAsync(folder, ct);
            if (wanted is null ? major >= OldestMajor : major == wanted)
                return folder;
        }
        throw new EmbeddedServerException(wanted is null
            ? $"PostgreSQL {OldestMajor} or newer is not installed: `sudo apt-get install postgresql-15` "
              + "(macOS: `brew install postgresql@17`), or set ROLLOUT_DATABASE."
            : $"The data was written by PostgreSQL {wanted}, which is not installed: "
              + $"`sudo apt-get install postgresql-{wanted}`, or move the data with pg_upgrade.");
    }

    private static async Task<int> MajorAsync(string folder, CancellationToken ct)
    {
        var answer = await ServerAccount.Ours.RunAsync("/", Path.Combine(folder, "postgres"), ["--version"], ct);
        var major = MajorNumber().Match(answer.Output).Groups[1].Value;
        return answer.Succeeded && major.Length > 0 ? int.Parse(major, CultureInfo.InvariantCulture) : 0;
    }

    private static bool IsWhole(string folder) =>
        ((string[])["initdb", "pg_ctl", "postgres"]).All(p => File.Exists(Path.Combine(folder, p)));

    private static string[] SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> DebianFolders() => NewestFirst("/usr/lib/postgresql", "*");

    private static IEnumerable<string> HomebrewFolders() =>
        NewestFirst("/opt/homebrew/opt", "postgresql@*").Concat(NewestFirst("/usr/local/opt", "postgresql@*"));

    private static IEnumerable<string> NewestFirst(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.GetDirectories(parent, pattern)
                .OrderByDescending(f => f.Length).ThenByDescending(f => f, StringComparer.Ordinal)
                .Select(f => Path.Combine(f, "bin"))
            : [];

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorNumber();
}
