using Npgsql;
using NpgsqlTypes;

namespace Rollout.EventStore.Postgres;

/// <summary>Positional parameters with their types said, as prepared statements want them.</summary>
internal static class Parameters
{
    extension(NpgsqlParameterCollection parameters)
    {
        public void AddText(string? value) => parameters.Add(Typed(NpgsqlDbType.Varchar, value));

        public void AddNumber(long value) => parameters.Add(new NpgsqlParameter<long> { TypedValue = value });

        public void AddFlag(bool value) => parameters.Add(new NpgsqlParameter<bool> { TypedValue = value });

        public void AddArray<T>(NpgsqlDbType elements, T[] values) =>
            parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | elements, TypedValue = values });
    }

    private static NpgsqlParameter Typed(NpgsqlDbType type, object? value) =>
        new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
