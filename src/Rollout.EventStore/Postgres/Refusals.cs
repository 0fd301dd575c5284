using System.Globalization;
using System.Text;
using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>The states the append functions raise (0003-append.sql, 0015-append-exact.sql), and those that mean: nothing stored, try again.</summary>
internal static class Refusals
{
    public const string Conflict = "ES001";
    public const string KnownIds = "ES002";
    public const string UnknownTenant = "ES003";

    private const string NotExact = "ES004";

    private const int Attempts = 5;

    public static bool IsRefusal(PostgresException raised) =>
        raised.SqlState is Conflict or KnownIds or UnknownTenant;

    /// <summary>A group of exact versions was refused; which of them, and why, es_append_group says.</summary>
    public static bool IsOfAGroup(PostgresException raised) => raised.SqlState is NotExact or UnknownTenant;

    /// <summary>An event behind a head that isn't there would have no time.</summary>
    public static bool IsOfALostHead(PostgresException raised) =>
        raised is { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "mt_events", ColumnName: "timestamp" };

    /// <summary>
    /// A deadlock, or an event id that another append stored between our looking and our storing. Both left nothing
    /// behind; the next attempt sees what the other one did.
    /// </summary>
    public static bool MeansTryAgain(PostgresException raised, int attempt) =>
        attempt < Attempts && raised.SqlState is PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;

    /// <summary>
    /// Nothing of a group was stored, and it may be one append's fault: a value the database can't take, an event id
    /// just stored by another. Anything else, a lost connection above all, is everybody's.
    /// </summary>
    public static bool MayBeOnesOwn(Exception fault) =>
        fault is EncoderFallbackException or PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '0', ..] or ['5', '4', ..] };

    public static long ActualVersion(PostgresException conflict) =>
        long.Parse(conflict.Hint!, CultureInfo.InvariantCulture);
}
