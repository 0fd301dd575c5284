using System.Collections.Frozen;

namespace Rollout.App.Web.Access;

/// <summary>
/// The passwords that were found most often in breaches: the list of zxcvbn (MIT; some 49,000), which the build puts beside the
/// executable. One of them with digits or signs at its end is common, too.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> All = new(() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "common-passwords.txt")).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    internal static bool Contains(string password) =>
        All.Value.Contains(password) || All.Value.Contains(password.TrimEnd([.. "0123456789!.?#$*-_"])) || password.Distinct().Count() < 4;
}
