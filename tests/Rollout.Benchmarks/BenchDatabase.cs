using Npgsql;
using Rollout.App.Tests;
using Rollout.EventStore;

namespace Rollout.Benchmarks;

/// <summary>A database of a row's own, with the schema and a pool as the program opens it.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string _name;

    private BenchDatabase(string name) =>
        (_name, ConnectionString, Source) = (name, PostgresServer.Instance.ConnectionTo(name), PostgresDatabase.Open(PostgresServer.Instance.ConnectionTo(name)));

    internal string ConnectionString { get; }

    internal NpgsqlDataSource Source { get; }

    internal static async Task<BenchDatabase> CreateAsync()
    {
        var name = $"rollout_bench_{Guid.NewGuid():n}";
        await PostgresServer.Instance.RunAsync($"create database {name}");
        var database = new BenchDatabase(name);
        await Migrations.ApplyAsync(database.Source, App.ReadModels.Schema, default);
        return database;
    }

    /// <summary>A connection of the floor's own, held as long as its owner likes.</summary>
    internal async Task<NpgsqlConnection> HoldAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    internal async Task RunAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A quiet disk between what was written and what is measured.</summary>
    internal Task SettleAsync() => RunAsync("checkpoint");

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await PostgresServer.Instance.RunAsync($"drop database {_name} with (force)");
    }

    internal static string Floor(string file)
    {
        using var stream = typeof(BenchDatabase).Assembly.GetManifestResourceStream($"Rollout.Benchmarks.Floor.{file}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
