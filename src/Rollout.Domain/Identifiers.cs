using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Rollout.Domain;

/// <summary>A district's federal number (LEAID): 7 digits, leading zeros kept. It is also the tenant.</summary>
[JsonConverter(typeof(TextIdConverter<DistrictId>))]
public readonly record struct DistrictId(string Value) : ITextId<DistrictId>
{
    public static string Form => "7 digits, leading zeros kept";

    public static DistrictId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not {Form}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DistrictId result)
    {
        var parsed = s is { Length: 7 } && s.All(char.IsAsciiDigit);
        result = parsed ? new(s!) : default;
        return parsed;
    }

    public override string ToString() => Value;
}

/// <summary>A school's number: the federal 12 digits (NCESSCH) where there is one, else a short text of the district's own that is not all digits.</summary>
[JsonConverter(typeof(TextIdConverter<SchoolId>))]
public readonly record struct SchoolId(string Value) : ITextId<SchoolId>
{
    public static string Form => "12 digits, leading zeros kept, or a short name in lower-case letters, digits and hyphens";

    public static SchoolId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not {Form}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SchoolId result)
    {
        var parsed = Text.IsSchool(s);
        result = parsed ? new(s!) : default;
        return parsed;
    }

    public override string ToString() => Value;
}

/// <summary>An initiative's short name in addresses and stream ids, such as <c>pl-2026</c>.</summary>
[JsonConverter(typeof(TextIdConverter<InitiativeId>))]
public readonly record struct InitiativeId(string Value) : ITextId<InitiativeId>
{
    public static string Form => "lower-case letters, digits and hyphens, at most 60";

    public static InitiativeId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not {Form}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InitiativeId result)
    {
        var parsed = Text.IsSlug(s, 60);
        result = parsed ? new(s!) : default;
        return parsed;
    }

    public override string ToString() => Value;
}

/// <summary>A milestone's name on the expected path, such as <c>M3</c>; the same in every version that has it.</summary>
[JsonConverter(typeof(TextIdConverter<MilestoneId>))]
public readonly record struct MilestoneId(string Value) : ITextId<MilestoneId>
{
    public static string Form => "1 to 40 letters, digits, dots, hyphens or underscores";

    public static MilestoneId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not {Form}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MilestoneId result)
    {
        var parsed = Text.IsWord(s, 40);
        result = parsed ? new(s!) : default;
        return parsed;
    }

    public override string ToString() => Value;
}

/// <summary>A person by an opaque number; names and addresses live outside the log.</summary>
[JsonConverter(typeof(TextIdConverter<PersonId>))]
public readonly record struct PersonId(string Value) : ITextId<PersonId>
{
    public static string Form => "1 to 60 letters, digits, dots, hyphens or underscores";

    public static PersonId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not {Form}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PersonId result)
    {
        var parsed = Text.IsWord(s, 60);
        result = parsed ? new(s!) : default;
        return parsed;
    }

    public override string ToString() => Value;
}

/// <summary>The forms that identifiers share.</summary>
internal static class Text
{
    private static readonly SearchValues<char> OfSlugs = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> OfWords = SearchValues.Create("-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    internal static bool IsWord([NotNullWhen(true)] string? s, int atMost) =>
        s is { Length: > 0 } && s.Length <= atMost && !s.AsSpan().ContainsAnyExcept(OfWords);

    internal static bool IsSlug([NotNullWhen(true)] string? s, int atMost) =>
        s is { Length: > 0 } && s.Length <= atMost && !s.AsSpan().ContainsAnyExcept(OfSlugs);

    internal static bool IsSchool([NotNullWhen(true)] string? s) =>
        s is { Length: 12 } && IsAllDigits(s) || IsSlug(s, 40) && !IsAllDigits(s);

    private static bool IsAllDigits(string s) => !s.AsSpan().ContainsAnyExceptInRange('0', '9');
}
