using Npgsql;

namespace Rollout.EventStore.Postgres;

/// <summary>Faults of the database, not of what it was told: the same again may go well later.</summary>
internal static class Outages
{
    // Beside what Npgsql calls transient: a statement that took too long or was cancelled, and a session that was ended.
    public static bool Is(Exception fault) => fault is NpgsqlException { IsTransient: true } or PostgresException
    {
        SqlState: PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
    };

    /// <summary>A statement that took longer than it may: the session lives.</summary>
    public static bool IsSlowness(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }
        or NpgsqlException { InnerException: TimeoutException };
}
