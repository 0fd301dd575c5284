using System.Text.Json;

namespace Rollout.App.Cli;

/// <summary>An object of the file ROLLOUT_PROVIDERS names, with its place: each fault says which entry, which member and what to write.</summary>
internal sealed record ProvidersEntry(JsonElement Element, string Where)
{
    internal void Knows(params string[] members)
    {
        if (Element.ValueKind is not JsonValueKind.Object)
            throw new CommandFailed($"ROLLOUT_PROVIDERS, {Where}: is no object: write {{ “{string.Join("”, “", members)}” }}.");
        if (Element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !members.Contains(name)) is { } unknown)
            throw Fault(unknown, $"is not known: there are {string.Join(", ", members)}");
    }

    /// <param name="form">What to write, in words.</param>
    internal string Text(string member, Func<string, bool> isGood, string form) => TextOrNull(member) is { } text
        ? isGood(text) ? text : throw Fault(member, $"is “{text}”: write {form}")
        : throw Fault(member, $"is missing: write {form}");

    internal string? TextOrNull(string member) => !Element.TryGetProperty(member, out var found) ? null
        : found.ValueKind is JsonValueKind.String && found.GetString() is { Length: > 0 } text && text.Trim() == text ? text
        : throw Fault(member, "write a text, without spaces around it");

    internal IReadOnlyList<string>? Texts(string member) => !Element.TryGetProperty(member, out var found) ? null
        : found.ValueKind is JsonValueKind.Array && found.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String)
            ? [.. found.EnumerateArray().Select(one => one.GetString()!)]
            : throw Fault(member, "write a list of texts");

    internal IEnumerable<ProvidersEntry> List(string member) => !Element.TryGetProperty(member, out var found) ? []
        : found.ValueKind is JsonValueKind.Array
            ? found.EnumerateArray().Select((one, at) => new ProvidersEntry(one, $"{Where}, “{member}” {at + 1}"))
            : throw Fault(member, "write a list");

    internal CommandFailed Fault(string member, string what) => new($"ROLLOUT_PROVIDERS, {Where}, “{member}”: {what}.");
}
