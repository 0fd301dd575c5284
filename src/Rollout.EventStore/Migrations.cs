using Npgsql;
using Rollout.EventStore.Postgres;

namespace Rollout.EventStore;

/// <summary>Brings a database to the program's schema: forward only, one migrator at a time, all files or none.</summary>
public static class Migrations
{
    private const string Remember =
        """
        create table if not exists es_migration (
          name varchar primary key,
          checksum varchar not null,
          applied_at timestamptz not null default clock_timestamp())
        """;

    /// <summary>
    /// Applies the store's files and then the extra ones that the database does not have yet; answers their names in
    /// order. A file that was changed since it was applied is a <see cref="MigrationException"/>.
    /// </summary>
    /// <param name="rolePrefix">Whose roles are given exactly what the files say they may do, so far as they are there.</param>
    public static async Task<IReadOnlyList<string>> ApplyAsync(
        NpgsqlDataSource database, IReadOnlyList<SchemaFile> extra, CancellationToken ct, string? rolePrefix = null)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, "select pg_advisory_xact_lock(8432)", ct);
        if (!await RemembersAsync(connection, ct))
            await RunAsync(connection, Remember, ct);
        var pending = Pending(await AppliedAsync(connection, ct), extra);
        foreach (var file in pending)
        {
            await RunAsync(connection, file.Sql, ct);
            await RecordAsync(connection, file, ct);
        }

        if (rolePrefix is not null)
            await GrantAsync(connection, rolePrefix, ct);
        await transaction.CommitAsync(ct);
        return [.. pending.Select(file => file.Name)];
    }

    /// <summary>The names of the files the database has, in order of their names; none when it was never migrated.</summary>
    public static async Task<IReadOnlyList<string>> AppliedAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await RemembersAsync(connection, ct) ? [.. (await AppliedAsync(connection, ct)).Keys.Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The names of the files the database does not have yet, in order; empty when it is ready.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(
        NpgsqlDataSource database, IReadOnlyList<SchemaFile> extra, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var applied = await RemembersAsync(connection, ct) ? await AppliedAsync(connection, ct) : [];
        return [.. Pending(applied, extra).Select(file => file.Name)];
    }

    private static List<SchemaFile> Pending(Dictionary<string, string> applied, IReadOnlyList<SchemaFile> extra)
    {
        List<SchemaFile> all = [.. SchemaFile.OfTheStore, .. extra];
        if (all.CountBy(file => file.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            throw new MigrationException($"Two schema files are named {twice}.");
        var changed = all.Find(file => applied.TryGetValue(file.Name, out var was) && was != file.Checksum);
        return changed is null
            ? all.FindAll(file => !applied.ContainsKey(file.Name))
            : throw new MigrationException(
                $"Schema file {changed.Name} was changed after it was applied; write a new file instead.");
    }

    private static async Task<bool> RemembersAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select to_regclass('es_migration') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select name, checksum from es_migration", connection);
        await using var row = await command.ExecuteReaderAsync(ct);
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync(ct))
            applied.Add(row.GetString(0), row.GetString(1));
        return applied;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        // A large table's new index may take longer than a command's usual patience.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task GrantAsync(NpgsqlConnection connection, string rolePrefix, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select es_grant_roles($1)", connection);
        command.Parameters.AddText(rolePrefix);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task RecordAsync(NpgsqlConnection connection, SchemaFile file, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "insert into es_migration (name, checksum) values ($1, $2)", connection);
        command.Parameters.AddText(file.Name);
        command.Parameters.AddText(file.Checksum);
        await command.ExecuteNonQueryAsync(ct);
    }
}
