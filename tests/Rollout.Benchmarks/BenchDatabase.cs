using Npgsql;
using Rollout.App;
using Rollout.App.Tests;
using Rollout.EventStore;

namespace Rollout.Benchmarks;

/// <summary>A database of a row's own, with the schema and a pool as the program opens it.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string _name;

    private BenchDatabase(string name)
    {
        (_name, ConnectionString) = (name, PostgresServer.Instance.ConnectionTo(name));
        var app = ClusterRoles.As("app", ConnectionString);
        (Source, App, Projector) = (PostgresDatabase.Open(ConnectionString), PostgresDatabase.Open(app), PostgresDatabase.Open(ClusterRoles.Projecting(app)));
    }

    internal string ConnectionString { get; }

    /// <summary>The operator's, who sees past the districts' borders.</summary>
    internal NpgsqlDataSource Source { get; }

    /// <summary>The application's, as it is deployed.</summary>
    internal NpgsqlDataSource App { get; }

    internal NpgsqlDataSource Projector { get; }

    /// <summary>Of a program that is deployed over it.</summary>
    internal IReadOnlyDictionary<string, string> Environment => ClusterRoles.EnvironmentOf(ConnectionString);

    internal static async Task<BenchDatabase> CreateAsync()
    {
        var name = $"rollout_bench_{Guid.NewGuid():n}";
        await PostgresServer.Instance.RunAsync($"create database {name}");
        var database = new BenchDatabase(name);
        await ClusterRoles.MakeAsync(database.Source);
        await Migrations.ApplyAsync(database.Source, ReadModels.Schema, default, ClusterRoles.Prefix);
        return database;
    }

    /// <summary>A connection of the floor's own, held as long as its owner likes.</summary>
    internal async Task<NpgsqlConnection> HoldAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The same, signed in as the application is and speaking for a district once and for all.</summary>
    internal async Task<NpgsqlConnection> HoldAsync(string tenant)
    {
        var connection = new NpgsqlConnection(ClusterRoles.As("app", ConnectionString) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select set_config('rollout.tenant', $1, false)", connection) { Parameters = { new() { Value = tenant } } };
        await command.ExecuteNonQueryAsync();
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
        foreach (var source in (NpgsqlDataSource[])[Source, App, Projector])
            await source.DisposeAsync();
        await PostgresServer.Instance.RunAsync($"drop database {_name} with (force)");
    }

    internal static string Floor(string file)
    {
        using var stream = typeof(BenchDatabase).Assembly.GetManifestResourceStream($"Rollout.Benchmarks.Floor.{file}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
