using Npgsql;
using NpgsqlTypes;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Logging;

/// <summary>The answers to commands that recorded nothing, kept for thirty days so that a repeat is answered as the first time.</summary>
internal sealed class FirstOutcomes(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly string Find = Sql.Read<FirstOutcomes>("first-outcome.sql");
    private static readonly string Keep = Sql.Read<FirstOutcomes>("keep-outcome.sql");

    internal async Task<FirstOutcome?> FindAsync(DistrictId district, string actor, string key, CancellationToken ct)
    {
        await using var command = new TenantCommand(database, district.Value, Find);
        AddScope(command.Parameters, district, actor, key);
        command.Parameters.Add(Oldest());
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetFieldValue<byte[]>(0), row.GetInt32(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3))
            : null;
    }

    internal async Task KeepAsync(DistrictId district, string actor, string key, FirstOutcome outcome, CancellationToken ct)
    {
        await using var command = new TenantCommand(database, district.Value, Keep);
        AddScope(command.Parameters, district, actor, key);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = outcome.Asked });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = outcome.Status });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = outcome.Body });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint, Value = outcome.Version is { } version ? version : DBNull.Value });
        command.Parameters.Add(Oldest());
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlParameter<DateTimeOffset> Oldest() => new() { TypedValue = clock.GetUtcNow() - Kept };

    private static void AddScope(NpgsqlParameterCollection parameters, DistrictId district, string actor, string key)
    {
        foreach (var part in (string[])[district.Value, actor, key])
            parameters.Add(new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = part });
    }
}

/// <param name="Asked">SHA-256 of what was asked: another request under the same key is a fault.</param>
/// <param name="Version">The version that was answered, where there was one.</param>
internal sealed record FirstOutcome(byte[] Asked, int Status, string Body, long? Version);
