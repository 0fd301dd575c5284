using Npgsql;
using NpgsqlTypes;

namespace Rollout.EventStore.Postgres;

/// <summary>Positional parameters with their types said, as prepared statements want them.</summary>
internal static class Parameters
{
    extension(NpgsqlParameterCollection parameters)
    {
        public void AddText(string? value) => parameters.Add(Typed(NpgsqlDbType.Varchar, value));

        public void AddJson(string value) => parameters.Add(Typed(NpgsqlDbType.Jsonb, value));

        public void AddNumber(long value) => parameters.Add(new NpgsqlParameter<long> { TypedValue = value });

        public void AddFlag(bool value) => parameters.Add(new NpgsqlParameter<bool> { TypedValue = value });

        public void AddId(Guid value) => parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value });

        public void AddInstant(DateTimeOffset? value) =>
            parameters.Add(new NpgsqlParameter<DateTimeOffset?> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = value });

        public void AddArray<T>(NpgsqlDbType elements, T[] values) =>
            parameters.Add(new NpgsqlParameter<T[]> { NpgsqlDbType = NpgsqlDbType.Array | elements, TypedValue = values });
    }

    private static NpgsqlParameter<string?> Typed(NpgsqlDbType type, string? value) => new() { NpgsqlDbType = type, TypedValue = value };
}
