using System.Runtime.CompilerServices;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests;

/// <summary>Files that lie beside the checkout and aren't part of it; a test that needs them is skipped where they aren't.</summary>
internal static class SharedData
{
    internal static string Folder { get; } = Environment.GetEnvironmentVariable("ROLLOUT_SHARED_DATA") is { Length: > 0 } named
        ? named
        : Path.GetFullPath(Path.Combine(Checkout(), "..", "shared"));

    internal static string File(params string[] names) => Path.Combine([Folder, .. names]);

    /// <summary>Imports the worked cases: their schools, calendar, both path versions and events.</summary>
    internal static async Task ImportCasesAsync(FrontDoor door)
    {
        const string District = "--district 9900001";
        const string Initiative = $"{District} --initiative pl";
        await door.DoAsync($"import schools {File("cases", "schools.csv")} --from csv {District}");
        await door.DoAsync($"import calendar {File("cases", "calendar-2026-27.json")} {District}");
        await door.DoAsync($"import path {File("cases", "path-1.json")} {Initiative}");
        await door.DoAsync($"import path {File("cases", "path-2.json")} {Initiative}");
        await door.DoAsync($"import events {File("cases", "events.jsonl")} {Initiative} --source cases");
    }

    private static string Checkout([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

/// <summary>A fact about files that lie beside the checkout.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = Directory.Exists(SharedData.Folder) ? null : "no shared data";
}

/// <summary>A fact that takes minutes: ROLLOUT_LONG=1 asks for it.</summary>
public sealed class LongFactAttribute : FactAttribute
{
    internal const string Skipped = "takes minutes; ROLLOUT_LONG=1";

    public LongFactAttribute() => Skip = IsAsked ? null : Skipped;

    /// <summary>Whether this is a long run.</summary>
    internal static bool IsAsked { get; } = Environment.GetEnvironmentVariable("ROLLOUT_LONG") == "1";
}

/// <summary>A theory that takes minutes: ROLLOUT_LONG=1 asks for it.</summary>
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = LongFactAttribute.IsAsked ? null : LongFactAttribute.Skipped;
}
