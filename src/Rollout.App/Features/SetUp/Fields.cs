using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rollout.App.Features.SetUp;

/// <summary>What somebody typed into the form of a step, word for word: what can't be read stays as it is.</summary>
public sealed record Fields(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>Of the form, not of the step.</summary>
    private static readonly HashSet<string> Technical = ["__RequestVerificationToken", "draft", "version", "do"];

    internal static Fields None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    internal string this[string name] => Values.GetValueOrDefault(name) is [var value, ..] ? value : "";

    internal string Json => JsonSerializer.Serialize(Values);

    internal static Fields Of(params IEnumerable<(string Name, string Value)> values) =>
        new(values.GroupBy(value => value.Name).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(value => value.Value)]));

    internal static Fields Of(IFormCollection form) => new(form.Where(field => !Technical.Contains(field.Key))
        .ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.Select(value => Storable((value ?? "").Trim()))]));

    internal static Fields Parse(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)field.Value));

    internal IReadOnlyList<string> Many(string name) => Values.GetValueOrDefault(name, []);

    /// <summary>Whether the form has the field, filled in or not.</summary>
    internal bool Holds(string name) => Values.ContainsKey(name);

    /// <summary>Whether a box is ticked.</summary>
    internal bool Has(string name) => this[name].Length > 0;

    internal Fields With(params IEnumerable<(string Name, string Value)> values)
    {
        var changed = Values.ToDictionary();
        foreach (var (name, value) in values)
            changed[name] = [value];
        return new(changed);
    }

    internal DateOnly? Day(string name) => ReadDay(this[name]);

    internal int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null where nothing is typed, so that a member that may be left out is.</summary>
    internal JsonNode? Text(string name) => this[name] is { Length: > 0 } text ? text : null;

    /// <summary>A number as such; what is none goes on as a text, for whoever reads events to say so.</summary>
    internal JsonNode? Counted(string name) => Number(name) is { } number ? number : Text(name);

    internal static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The places of rows that have something in one of the columns, such as <c>group-3</c>.</summary>
    internal IReadOnlyList<int> Rows(string column) =>
    [
        .. from field in Values
           where field.Key.StartsWith($"{column}-", StringComparison.Ordinal) && field.Value is [{ Length: > 0 }, ..]
           let place = int.TryParse(field.Key[(column.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1
           where place >= 0
           orderby place
           select place,
    ];

    /// <summary>jsonb takes no NUL.</summary>
    private static string Storable(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
