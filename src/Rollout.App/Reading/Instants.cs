using System.Globalization;

namespace Rollout.App.Reading;

/// <summary>How an instant is written: UTC, to the microsecond, as PostgreSQL keeps it.</summary>
internal static class Instants
{
    internal static string Write(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
