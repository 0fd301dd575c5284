using Npgsql;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Web.Access;

/// <summary>A statement with its values in order, of the whole deployment or of one district.</summary>
internal static class Statements
{
    extension(NpgsqlDataSource database)
    {
        /// <summary>Answers how many rows it touched.</summary>
        internal async Task<int> DoAsync(string sql, CancellationToken ct, params object?[] values)
        {
            await using var command = database.CreateCommand(sql);
            Add(command.Parameters, values);
            return await command.ExecuteNonQueryAsync(ct);
        }

        internal async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object?[] values)
        {
            await using var command = database.CreateCommand(sql);
            Add(command.Parameters, values);
            return await ReadAsync(await command.ExecuteReaderAsync(ct), read, ct);
        }

        /// <summary>Under the district's own rows alone, all in one transaction.</summary>
        internal async Task DoInAsync(DistrictId district, CancellationToken ct, params Statement[] statements)
        {
            await using var command = new TenantCommand(database, district.Value, statements[0].Sql);
            Add(command.Parameters, statements[0].Values);
            foreach (var next in statements[1..])
                Add(command.Then(next.Sql), next.Values);
            await command.ExecuteNonQueryAsync(ct);
        }

        /// <summary>Under the district's own rows alone; no district, no rows of any.</summary>
        internal async Task<List<T>> ListInAsync<T>(
            DistrictId? district, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object?[] values)
        {
            await using var command = new TenantCommand(database, district?.Value ?? "", sql);
            Add(command.Parameters, values);
            return await ReadAsync(await command.ExecuteReaderAsync(ct), read, ct);
        }
    }

    extension(NpgsqlDataReader row)
    {
        internal T? OrNull<T>(int column)
            where T : class => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

        internal DateTimeOffset? Moment(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
    }

    internal static Statement Of(string sql, params object?[] values) => new(sql, values);

    private static void Add(NpgsqlParameterCollection parameters, object?[] values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlDataReader row, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var rows = row;
        var found = new List<T>();
        while (await rows.ReadAsync(ct))
            found.Add(read(rows));
        return found;
    }
}

/// <param name="Values">In order: <c>$1</c> first.</param>
internal sealed record Statement(string Sql, object?[] Values);
