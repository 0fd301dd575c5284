using System.Globalization;
using Rollout.App.Web;

namespace Rollout.App.Features.Logging;

/// <summary>The headers of a write: the key under which it may be said again, and the version it rests on.</summary>
internal sealed record CommandHeaders(string Key, long? Rests)
{
    internal const string IdempotencyKey = "Idempotency-Key";

    private const int LongestKey = 255;

    internal static Problem? Read(HttpRequest request, out CommandHeaders? headers)
    {
        headers = null;
        if (request.Headers[IdempotencyKey] is not [{ Length: > 0 and <= LongestKey } key])
            return Bad("missing-idempotency-key", $"Send one {IdempotencyKey} of 1 to {LongestKey} characters, a new one for each event: a UUID is best.", IdempotencyKey);
        long? rests = null;
        if (request.Headers.IfMatch is not ([] or ["*"]))
        {
            if (request.Headers.IfMatch is not [['"', .. var quoted, '"']]
                || !long.TryParse(quoted, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            {
                return Bad("malformed-if-match", "If-Match takes one version in quotation marks, as the ETag said it: \"7\".", "If-Match");
            }

            rests = version;
        }

        headers = new(key, rests);
        return null;
    }

    private static Problem Bad(string code, string detail, string header) => new(StatusCodes.Status400BadRequest, code, detail, header);
}
