using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Json;

/// <summary>Reads the members of one object strictly: what is missing, of another type or unknown is rejected with its path.</summary>
internal sealed partial class MemberReader(JsonSpot at, Rejections rejections)
{
    private readonly HashSet<string> _known = [];

    internal string Text(string name) => Needed(name, OptionalText(name)) ?? "";

    internal string? OptionalText(string name) => Find(name, JsonTokenType.String, "a text")?.Text;

    internal DateOnly Day(string name) => Needed(name, OptionalDay(name)) ?? default;

    internal DateOnly? OptionalDay(string name) => Parsed<DateOnly>(
        name, JsonTokenType.String, "a day such as 2026-10-05", "bad-date",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    internal int Whole(string name) => Needed(name, OptionalWhole(name)) ?? 0;

    internal int? OptionalWhole(string name) => Parsed<int>(
        name, JsonTokenType.Number, "a whole number", "bad-number",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    internal decimal Number(string name) => Needed(name, OptionalNumber(name)) ?? 1;

    /// <summary>At most 6 decimals and 15 significant digits, no exponent: what comes out of the log as it went in.</summary>
    internal decimal? OptionalNumber(string name) => Parsed<decimal>(
        name, JsonTokenType.Number, "a number with at most 6 decimals and 15 digits, without exponent", "json-domain",
        text => Written().IsMatch(text) && text.Count(char.IsAsciiDigit) <= 15 ? decimal.Parse(text, CultureInfo.InvariantCulture) : null);

    internal bool? OptionalFlag(string name)
    {
        var found = Find(name);
        if (found is { Kind: not (JsonTokenType.True or JsonTokenType.False) })
            Reject(found, "wrong-type", "true or false is needed.");
        return found is null ? null : found.Kind is JsonTokenType.True;
    }

    internal TWord? OptionalWord<TWord>(string name)
        where TWord : struct, Enum => Parsed<TWord>(
            name, JsonTokenType.String, $"one of {string.Join(", ", Words<TWord>.ByText.Keys)}", "unknown-word",
            text => Words<TWord>.ByText.TryGetValue(text, out var word) ? word : null);

    internal TId Id<TId>(string name)
        where TId : struct, ITextId<TId> => Needed(name, Parsed<TId>(name, JsonTokenType.String, TId.Form, "bad-id", ParseId<TId>)) ?? default;

    internal IReadOnlyList<JsonSpot> List(string name, bool needed)
    {
        var found = Find(name, JsonTokenType.StartArray, "a list");
        if (needed)
            Needed(name, found);
        return found?.Items ?? [];
    }

    internal ValueList<string>? OptionalTexts(string name) =>
        Has(name) ? List(name, needed: false).Select(item => Item(item, "a text", text => text) ?? "").ToValueList() : Known<ValueList<string>>(name);

    internal ValueList<TId>? OptionalIds<TId>(string name)
        where TId : struct, ITextId<TId> => Has(name)
            ? List(name, needed: false).Select(item => Item(item, TId.Form, text => ParseId<TId>(text)) ?? default).ToValueList()
            : Known<ValueList<TId>>(name);

    /// <summary>The members of an item that must be an object.</summary>
    internal static MemberReader? Of(JsonSpot spot, Rejections rejections)
    {
        if (spot.Kind is JsonTokenType.StartObject)
            return new(spot, rejections);
        rejections.Add(spot.Line, spot.Path, "wrong-type", "An object is needed here.");
        return null;
    }

    /// <summary>To be called last: members nobody asked for are rejected.</summary>
    internal void RejectOthers()
    {
        foreach (var (name, value) in at.Members.Where(member => !_known.Contains(member.Name)))
            Reject(value, "unknown-field", $"There is no such member; known here: {string.Join(", ", _known.Order())}.");
    }

    private bool Has(string name) => at.Members.Any(member => member.Name == name && member.Value.Kind is not JsonTokenType.Null);

    private T? Known<T>(string name)
        where T : class
    {
        _known.Add(name);
        return null;
    }

    private JsonSpot? Find(string name)
    {
        _known.Add(name);
        return at.Members.FirstOrDefault(member => member.Name == name).Value is { Kind: not JsonTokenType.Null } found ? found : null;
    }

    private JsonSpot? Find(string name, JsonTokenType kind, string form)
    {
        var found = Find(name);
        if (found is null || found.Kind == kind)
            return found;
        Reject(found, "wrong-type", $"{Capital(form)} is needed.");
        return null;
    }

    private T? Parsed<T>(string name, JsonTokenType kind, string form, string code, Func<string, T?> parse)
        where T : struct
    {
        if (Find(name, kind, form) is not { } found)
            return null;
        var parsed = parse(found.Text);
        if (parsed is null)
            Reject(found, code, $"'{found.Text}' is not {form}.");
        return parsed ?? default(T);
    }

    private T? Item<T>(JsonSpot item, string form, Func<string, T?> parse)
    {
        var parsed = item.Kind is JsonTokenType.String ? parse(item.Text) : default;
        if (parsed is null)
            Reject(item, item.Kind is JsonTokenType.String ? "bad-id" : "wrong-type", $"{Capital(form)} is needed.");
        return parsed;
    }

    private T? Needed<T>(string name, T? value)
    {
        if (value is null && !at.Members.Any(member => member.Name == name && member.Value.Kind is not JsonTokenType.Null))
            rejections.Add(at.Line, at.PathOf(name), "missing-value", $"'{name}' is needed.");
        return value;
    }

    private void Reject(JsonSpot spot, string code, string message) => rejections.Add(spot.Line, spot.Path, code, message);

    private static TId? ParseId<TId>(string text)
        where TId : struct, ITextId<TId> => TId.TryParse(text, null, out var id) ? id : null;

    private static string Capital(string form) => char.ToUpperInvariant(form[0]) + form[1..];

    [GeneratedRegex(@"^-?\d+(\.\d{1,6})?$")]
    private static partial Regex Written();
}
