using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Rollout.App.Events;

/// <summary>
/// JSON that comes out of <c>jsonb</c> as it went in: unique keys, no U+0000 or lone surrogates, integers within ±(2⁵³−1), other
/// numbers with at most 6 decimals and 15 digits, no exponents, no negative zero, at most 32 levels.
/// </summary>
internal static class JsonDomain
{
    private const string Code = "outside-json-domain";
    private const int Deepest = 32;

    internal static Fault? Check(JsonElement json) => Check(JsonMarshal.GetRawUtf8Value(json));

    /// <summary>The first fault, with the path of its member; text that is no JSON at all is one too.</summary>
    internal static Fault? Check(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            return new(Code, "", "The text is not valid UTF-8: send it in UTF-8.");
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest + 2 });
        var levels = new Stack<Level>();
        try
        {
            while (reader.Read())
            {
                if (Step(ref reader, levels) is { } broken)
                    return new(Code, PathOf(levels), broken);
            }

            return null;
        }
        catch (JsonException)
        {
            return new(Code, PathOf(levels), "This is not JSON: correct it.");
        }
    }

    private static string? Step(ref Utf8JsonReader reader, Stack<Level> levels)
    {
        if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.PropertyName) && levels.TryPeek(out var parent))
            parent.Index++;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                levels.Push(new(reader.TokenType == JsonTokenType.StartObject));
                return levels.Count > Deepest ? $"Nest at most {Deepest} levels." : null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.Pop();
                return null;
            case JsonTokenType.PropertyName:
                levels.Peek().Leave();
                return OfText(ref reader) ?? levels.Peek().Enter(reader.GetString()!);
            case JsonTokenType.String:
                return OfText(ref reader);
            case JsonTokenType.Number:
                return OfNumber(reader.ValueSpan);
            default:
                return null;
        }
    }

    private static string? OfText(ref Utf8JsonReader reader) => reader.ValueIsEscaped && !EscapesAreWhole(reader.ValueSpan)
        ? "A text holds no U+0000 and no half of a surrogate pair: take it out."
        : null;

    private static bool EscapesAreWhole(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                continue;
            if (text[++i] != 'u')
                continue;
            var unit = Unit(text, i);
            i += 4;
            if (unit == 0 || char.IsLowSurrogate(unit))
                return false;
            if (!char.IsHighSurrogate(unit))
                continue;
            if (i + 6 >= text.Length || text[i + 1] != '\\' || text[i + 2] != 'u' || !char.IsLowSurrogate(Unit(text, i + 2)))
                return false;
            i += 6;
        }

        return true;
    }

    /// <summary>The four hexadecimal digits after the <c>u</c> at that place.</summary>
    private static char Unit(ReadOnlySpan<byte> text, int u) => (char)Convert.ToUInt16(Encoding.ASCII.GetString(text.Slice(u + 1, 4)), 16);

    private static string? OfNumber(ReadOnlySpan<byte> digits)
    {
        if (digits.IndexOfAny((byte)'e', (byte)'E') >= 0)
            return "Write numbers without exponent.";
        if (digits[0] == '-' && digits.IndexOfAnyInRange((byte)'1', (byte)'9') < 0)
            return "Write 0 without a sign.";
        var point = digits.IndexOf((byte)'.');
        if (point < 0)
            return Utf8JsonNumber.IsSafeInteger(digits) ? null : "Whole numbers go from -(2⁵³−1) to 2⁵³−1.";
        return digits.Length - point - 1 <= 6 && Utf8JsonNumber.SignificantDigits(digits) <= 15
            ? null
            : "Numbers have at most 6 decimals and 15 digits: round it.";
    }

    private static string PathOf(Stack<Level> levels) => Binding.Path(levels.Reverse().Where(level => level.IsInside).Select(level => level.Place));

    private sealed class Level(bool isObject)
    {
        private const int FewNames = 16;

        private readonly List<string>? _names = isObject ? [] : null;
        private HashSet<string>? _many;
        private string? _name;

        internal int Index { get; set; } = -1;

        internal bool IsInside => _name is not null || _names is null && Index >= 0;

        internal (string? Name, int Index) Place => (_name, Index);

        internal void Leave() => _name = null;

        internal string? Enter(string name) => IsNew(_name = name) ? null : "This member stands twice: keep one.";

        private bool IsNew(string name)
        {
            if (_names!.Count >= FewNames)
                return (_many ??= [.. _names]).Add(name);
            if (_names.Contains(name))
                return false;
            _names.Add(name);
            return true;
        }
    }
}
