using System.Globalization;

namespace Rollout.EventStore.Postgres;

/// <summary>
/// The headers of an event that is copied, where no SQL runs: what es_headers (0002) makes of the same. A test holds the two together.
/// </summary>
internal static class CopiedHeaders
{
    public static string Of(long position, NewEvent happened)
    {
        var asserted = happened.AssertedAt is { } at ? $",\"asserted\":\"{JsonText.Instant(at)}\"" : "";
        var source = happened.Source is { } named ? $",\"source\":{JsonText.Of(named)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $$"""{"pos":{{position}}{{asserted}}{{source}}}""");
    }
}
