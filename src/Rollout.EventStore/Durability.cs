using Npgsql;

namespace Rollout.EventStore;

/// <summary>What decides whether a committed event survives a power cut; shown on the status page.</summary>
/// <param name="Fsync">Setting <c>fsync</c>.</param>
/// <param name="FullPageWrites">Setting <c>full_page_writes</c>.</param>
/// <param name="SynchronousCommit">Setting <c>synchronous_commit</c>; anything but <c>off</c> waits for the disk.</param>
/// <param name="DataChecksums">Whether a damaged page is noticed; shown, not required.</param>
/// <param name="ServerVersion">As PostgreSQL counts: 150004 is 15.4.</param>
public sealed record DurabilitySettings(
    bool Fsync, bool FullPageWrites, string SynchronousCommit, bool DataChecksums, int ServerVersion);

/// <summary>The database could lose what it has confirmed, or is too old for the store.</summary>
public sealed class NotDurableException(string message) : Exception(message);

/// <summary>The check at start: a database that may lose committed events is refused.</summary>
public static class Durability
{
    private const int OldestServer = 150_000;

    private const string Settings =
        """
        select current_setting('fsync')::boolean, current_setting('full_page_writes')::boolean,
               current_setting('synchronous_commit'), current_setting('data_checksums')::boolean,
               current_setting('server_version_num')::int
        """;

    /// <summary>Asks the server for its settings.</summary>
    public static async Task<DurabilitySettings> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Settings);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(row.GetBoolean(0), row.GetBoolean(1), row.GetString(2), row.GetBoolean(3), row.GetInt32(4));
    }

    /// <summary>
    /// Throws <see cref="NotDurableException"/> naming the setting, unless an unsafe database was asked for by name.
    /// A server before PostgreSQL 15 is refused always.
    /// </summary>
    public static void Require(DurabilitySettings settings, bool unsafeAllowNonDurableDatabase)
    {
        if (settings.ServerVersion < OldestServer)
            throw new NotDurableException($"server_version_num is {settings.ServerVersion}; PostgreSQL 15 is the oldest.");
        if (unsafeAllowNonDurableDatabase)
            return;
        RequireOn(settings.Fsync, "fsync");
        RequireOn(settings.FullPageWrites, "full_page_writes");
        RequireOn(settings.SynchronousCommit != "off", "synchronous_commit");
    }

    private static void RequireOn(bool on, string setting)
    {
        if (!on)
        {
            throw new NotDurableException(
                $"{setting} is off: a power cut would lose committed events. Set it on, or say " +
                "ROLLOUT_UNSAFE_ALLOW_NON_DURABLE_DATABASE=true.");
        }
    }
}
