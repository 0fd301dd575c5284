using System.Runtime.CompilerServices;

namespace Rollout.Domain.Tests.House;

/// <summary>The repository's C# files.</summary>
internal static class Source
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>Paths relative to the root, with forward slashes.</summary>
    internal static IReadOnlyList<string> Files { get; } =
    [
        .. from top in new[] { "src", "tests" }
           from file in Directory.EnumerateFiles(Path.Combine(Root, top), "*.cs", SearchOption.AllDirectories)
           let relative = Path.GetRelativePath(Root, file).Replace('\\', '/')
           where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
           orderby relative
           select relative,
    ];

    internal static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
