using System.Text.Json;

namespace Rollout.App.Features.Imports.Json;

/// <summary>A value of a JSON file with its place in it.</summary>
/// <param name="Path">As people write it: <c>milestones[3].weight</c>; empty for the whole.</param>
/// <param name="Text">The text of a string, the digits of a number.</param>
internal sealed record JsonSpot(
    string Path, int Line, JsonTokenType Kind, string Text, IReadOnlyList<(string Name, JsonSpot Value)> Members, IReadOnlyList<JsonSpot> Items)
{
    /// <summary>The path of a member, whether it is there or not.</summary>
    internal string PathOf(string member) => Path is "" ? member : $"{Path}.{member}";

    /// <summary>The line of what a path names, or of the nearest thing around it that is there.</summary>
    internal int LineOf(string path) => Path == path
        ? Line
        : Members.Select(member => member.Value).Concat(Items)
            .Where(inner => path.StartsWith(inner.Path, StringComparison.Ordinal) && IsWhole(path, inner.Path.Length))
            .Select(inner => inner.LineOf(path))
            .FirstOrDefault(Line);

    private static bool IsWhole(string path, int end) => path.Length == end || path[end] is '.' or '[';
}
