using Npgsql;
using Rollout.App.Cli;
using Rollout.App.Embedded;

namespace Rollout.App.Tests;

/// <summary>The roles of ops/roles.sql in the tests' cluster, for all its databases.</summary>
internal static class ClusterRoles
{
    internal const string Prefix = "rollout_tests";

    private const string Password = "of the tests alone";

    private static readonly string[] SignIn = ["app", "migrator", "auditor", "backup"];

    internal static async Task MakeAsync(NpgsqlDataSource database)
    {
        var passwords = string.Concat(SignIn.Select(role => $"; alter role {Prefix}_{role} password '{Password}'"));
        await using var command = database.CreateCommand(
            $"select pg_advisory_xact_lock(8433), set_config('rollout.roles', '{Prefix}', true); {Sql.Read<EmbeddedServer>("roles.sql").TrimEnd(';', '\n')}{passwords}");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The same database, signed in as a role.</summary>
    internal static string As(string role, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = $"{Prefix}_{role}", Password = Password }.ConnectionString;

    /// <summary>Writes read models and nothing else, over a login of the application's.</summary>
    internal static string Projecting(string appConnectionString) => Logins.As($"{Prefix}_projector", appConnectionString);

    /// <summary>What a program that is deployed over this database finds in its environment.</summary>
    internal static IReadOnlyDictionary<string, string> EnvironmentOf(string connectionString) => new Dictionary<string, string>
    {
        ["ROLLOUT_DATABASE"] = As("app", connectionString),
        ["ROLLOUT_DATABASE_MIGRATOR"] = connectionString,
        ["ROLLOUT_ROLES"] = Prefix,
    };
}
