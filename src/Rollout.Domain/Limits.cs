using System.Numerics;

namespace Rollout.Domain;

/// <summary>The bounds every fact keeps to. They keep typing errors out of the log and sums within range; none comes from a source.</summary>
internal static class Limits
{
    internal const int NameLength = 200;
    internal const int FreeTextLength = 4_000;
    internal const int LongestCadence = 400;
    internal const int MostPeople = 10_000_000;

    private static readonly DateOnly FirstDay = new(1950, 1, 1);
    private static readonly DateOnly LastDay = new(2149, 12, 31);

    /// <summary>Only what may be ahead by its nature is recorded before its day.</summary>
    internal static Refusal? EffectiveDay(DomainEvent wish, DateOnly today) => wish switch
    {
        IDated dated when Day(dated.EffectiveOn, "effectiveOn") is { } refusal => refusal,
        IDated dated and not IMayBeAhead when dated.EffectiveOn > today => new(
            "effective-in-the-future",
            $"{dated.EffectiveOn:yyyy-MM-dd} is after {today:yyyy-MM-dd}: record it on the day it happens.", "effectiveOn"),
        _ => null,
    };

    internal static Refusal? Day(DateOnly? day, string field) => day is { } d && (d < FirstDay || d > LastDay)
        ? new("day-out-of-range", $"{d:yyyy-MM-dd} lies outside {FirstDay:yyyy} to {LastDay:yyyy}: check the year.", field)
        : null;

    /// <summary>A text that must be there: a name, a word that others match.</summary>
    internal static Refusal? Name(string text, string field) => Required(text, NameLength, field);

    internal static Refusal? OptionalName(string? text, string field) => TooLong(text, NameLength, field);

    internal static Refusal? Names(ValueList<string>? texts, string field)
    {
        for (var i = 0; i < texts?.Count; i++)
        {
            if (Name(texts[i], $"{field}[{i}]") is { } refusal)
                return refusal;
        }

        return null;
    }

    /// <summary>A list that names at least one.</summary>
    internal static Refusal? SomeNames(ValueList<string> texts, string field) =>
        Must(texts.Count > 0, "empty-list", $"Name at least one of {field}.", field) ?? Names(texts, field);

    /// <summary>Words people must give: a reason, a statement.</summary>
    internal static Refusal? RequiredFreeText(string text, string field) => Required(text, FreeTextLength, field);

    internal static Refusal? FreeText(string? text, string field) => TooLong(text, FreeTextLength, field);

    internal static Refusal? Cadence(int? cadence, string field) =>
        cadence is { } days ? Between(days, 1, LongestCadence, "cadence-out-of-range", field) : null;

    /// <summary>Both bounds inclusive.</summary>
    internal static Refusal? Between<TNumber>(TNumber number, TNumber least, TNumber most, string code, string field)
        where TNumber : INumber<TNumber> =>
        number < least || number > most ? new(code, $"{number} is not within {least} to {most}: correct {field}.", field) : null;

    internal static Refusal? Must(bool hold, string code, string message, string field) => hold ? null : new(code, message, field);

    private static Refusal? Required(string text, int most, string field) => string.IsNullOrWhiteSpace(text)
        ? new("empty-text", $"Say something for {field}: it must not be empty.", field)
        : TooLong(text, most, field);

    private static Refusal? TooLong(string? text, int most, string field) => text?.Length > most
        ? new("text-too-long", $"Shorten {field} to {most} characters; it has {text.Length}.", field)
        : null;
}
