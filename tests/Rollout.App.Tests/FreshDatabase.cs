using Npgsql;
using Rollout.EventStore;

namespace Rollout.App.Tests;

/// <summary>A database of its own for a test class, copied from a migrated template and dropped at the end.</summary>
public sealed class FreshDatabase : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private readonly string _name = $"rollout_{Guid.NewGuid():n}";

    public string ConnectionString => PostgresServer.Instance.ConnectionTo(_name);

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await PostgresServer.Instance.RunAsync($"create database {_name} template {await Template.Value}");
        Source = PostgresDatabase.Open(ConnectionString);
    }

    /// <summary>Back to the beginning for a class whose every sentence wants an empty log.</summary>
    public async Task EmptyAsync()
    {
        await using var command = Source.CreateCommand("truncate mt_streams, mt_events, es_tenant_head, es_history");
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await PostgresServer.Instance.RunAsync($"drop database {_name} with (force)");
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var name = $"rollout_template_{Guid.NewGuid():n}";
        await PostgresServer.Instance.RunAsync($"create database {name}");
        await using var database = PostgresDatabase.Open(PostgresServer.Instance.ConnectionTo(name) + ";Pooling=false");
        await Migrations.ApplyAsync(database, [], CancellationToken.None);
        return name;
    }
}
