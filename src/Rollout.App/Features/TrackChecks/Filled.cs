using System.Text.Json.Nodes;
using Rollout.App.Web;

namespace Rollout.App.Features.TrackChecks;

/// <summary>What somebody typed into a form about a check, and what is wrong with it: nothing of it is lost.</summary>
/// <param name="Key">The form's own: sent twice, it is recorded once.</param>
public sealed record Filled(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, Guid Key, Problem? Fault = null)
{
    internal string this[string name] => Values.GetValueOrDefault(name) is [var value, ..] ? value : "";

    internal static Filled With(params IEnumerable<(string Name, string Value)> values) =>
        new(values.ToDictionary(value => value.Name, value => (IReadOnlyList<string>)[value.Value]), Guid.NewGuid());

    /// <summary>Null for a form that is none of ours.</summary>
    internal static Filled? Of(IFormCollection form) => Guid.TryParse(form["key"], out var key)
        ? new(form.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.Select(value => (value ?? "").Trim())]), key)
        : null;

    internal IReadOnlyList<string> Many(string name) => Values.GetValueOrDefault(name, []);

    /// <summary>Those ticked, and those typed beside them between commas.</summary>
    internal IReadOnlyList<string> Roles =>
        [.. Many("roles").Concat(this["others"].Split(',', StringSplitOptions.TrimEntries)).Where(role => role.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>As typed, blanks kept in their places.</summary>
    internal string Option(int place) => Many("options").ElementAtOrDefault(place) ?? "";

    /// <summary>The option that is ticked; empty when none is, or an empty one.</summary>
    internal string Chosen => int.TryParse(this["chosen"], out var place) ? Option(place) : "";

    /// <summary>The same under a key of its own, with what is wrong.</summary>
    internal Filled Wrong(Problem fault) => this with { Key = Guid.NewGuid(), Fault = fault };

    internal Filled Missing(string field, string detail) =>
        this with { Fault = new(StatusCodes.Status422UnprocessableEntity, "missing-field", detail, $"data.{field}") };

    internal string? FaultOf(string field) =>
        Fault?.Field is { } at && (at == $"data.{field}" || at.StartsWith($"data.{field}[", StringComparison.Ordinal)) ? Fault.Detail : null;

    internal static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    /// <summary>A member that may be left out.</summary>
    internal static JsonNode? Text(string text) => text.Length > 0 ? text : null;
}
