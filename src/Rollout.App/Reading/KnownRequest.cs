using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Rollout.Domain;

namespace Rollout.App.Reading;

/// <summary>"Known at": an instant, or a day, which means its end in the district's zone.</summary>
public sealed record KnownRequest(DateOnly? Day, DateTimeOffset? Instant) : IParsable<KnownRequest>
{
    internal static string Form => "a day as YYYY-MM-DD, or an instant as YYYY-MM-DDThh:mm:ss with Z or an offset";

    internal DateTimeOffset EndIn(TimeZoneInfo zone) => Instant ?? Days.EndOf(Day!.Value, zone);

    public static KnownRequest Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var known) ? known : throw new FormatException($"'{s}' is not {Form}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out KnownRequest result)
    {
        result = null;
        if (DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            result = new(day, null);
        else if (DateTimeOffset.TryParseExact(s, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && HasOffset(s))
            result = new(null, instant.ToUniversalTime());
        return result is not null;
    }

    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFK"];

    // Without it the instant would depend on where the program runs.
    private static bool HasOffset(string text) => text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
}
