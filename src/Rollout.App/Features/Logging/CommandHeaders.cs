using System.Globalization;
using Rollout.App.Web;
using Rollout.Domain;

namespace Rollout.App.Features.Logging;

/// <summary>The headers of a write: the key under which it may be said again, and the version it rests on.</summary>
internal static class CommandHeaders
{
    internal const string IdempotencyKey = "Idempotency-Key";

    private const int LongestKey = 255;

    internal static Problem? Read(HttpRequest request, DistrictId district, string actor, out CommandId command, out long? expected)
    {
        (command, expected) = (default, null);
        if (request.Headers[IdempotencyKey] is not [{ Length: > 0 and <= LongestKey } key])
            return new(StatusCodes.Status400BadRequest, "missing-idempotency-key", $"Send one {IdempotencyKey} of 1 to {LongestKey} characters, a new one for each event: a UUID is best.", IdempotencyKey);
        command = CommandId.OfKey(district.Value, actor, key);
        if (request.Headers.IfMatch is [] or ["*"])
            return null;
        expected = request.Headers.IfMatch is [['"', .. var version, '"']] && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
        return expected is null
            ? new(StatusCodes.Status400BadRequest, "malformed-if-match", "If-Match takes one version in quotation marks, as the ETag said it: \"7\".", "If-Match")
            : null;
    }
}
