using System.Globalization;
using System.Text.Json.Nodes;

namespace Rollout.App.Features.Logging;

/// <summary>What a person typed into a form, and the JSON it means. What can't be a number goes on as text: binding says what is wrong with it.</summary>
public sealed partial class Typed(IReadOnlyDictionary<string, string> values)
{
    internal string this[string name] => values.GetValueOrDefault(name, "");

    internal static Typed Of(IFormCollection form) => new(form.ToDictionary(field => field.Key, field => field.Value.ToString().Trim()));

    internal static Typed Of(IQueryCollection query, DateOnly today)
    {
        var values = query.ToDictionary(field => field.Key, field => field.Value.ToString());
        values.TryAdd("effectiveOn", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new(values);
    }

    /// <summary>With a value where nothing is typed.</summary>
    internal Typed Or(string name, string value) => this[name].Length > 0 ? this : new(new Dictionary<string, string>(values) { [name] = value });

    internal JsonObject ToJson(LogForm form)
    {
        var data = new JsonObject();
        foreach (var field in form.Fields)
        {
            if (Member(field) is { } member)
                data[field.Name] = member;
        }

        return data;
    }

    private JsonNode? Member(LogField field) => (field.Input, this[field.Name]) switch
    {
        (LogInput.YesNo, var text) => text == "true",
        (_, "") => null,
        (LogInput.RubricItems, var text) => RubricItems(text),
        (LogInput.Scores, var text) => Scores(text),
        (LogInput.Quartile, var text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var quartile) => quartile,
        (LogInput.Names, var text) => new JsonArray(
            [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => (JsonNode)name)]),
        (LogInput.Cadences, var text) => new JsonArray(
            [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)Cadence(line))]),
        (LogInput.Pairs, var text) => new JsonArray(
            [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)Pair(line))]),
        (LogInput.Whole or LogInput.Path or LogInput.Vision, var text) when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        (LogInput.Number, var text) when decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
        (_, var text) => text,
    };

    /// <summary>What there is to be less of, and behind a semicolon what more of: <c>telling; asking</c>.</summary>
    private static JsonObject Pair(string line)
    {
        var parts = line.Split(';', 2, StringSplitOptions.TrimEntries);
        return new() { ["less"] = parts[0], ["more"] = parts.ElementAtOrDefault(1) ?? "" };
    }

    /// <summary>A group, and behind the last blank its days: <c>families 20</c>.</summary>
    private static JsonObject Cadence(string line)
    {
        var words = line.LastIndexOf(' ') is var at and > 0 ? (Group: line[..at].TrimEnd(':', ',', ' '), Days: line[(at + 1)..]) : (Group: line, Days: "");
        return new()
        {
            ["group"] = words.Group,
            ["cadence"] = int.TryParse(words.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : words.Days,
        };
    }
}
