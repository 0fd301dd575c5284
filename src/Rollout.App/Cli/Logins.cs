using Npgsql;

namespace Rollout.App.Cli;

/// <summary>The connection strings of a deployment, one for each thing it does to the database (ops/roles.sql).</summary>
/// <param name="App">Adds to the log and reads it.</param>
/// <param name="Projector">Writes the read models.</param>
/// <param name="Migrator">Owns the schema.</param>
/// <param name="Roles">The prefix of the roles; null where one login does everything.</param>
internal sealed record Logins(string App, string Projector, string Migrator, string? Roles)
{
    /// <summary>As the environment names them; null where it names no database.</summary>
    internal static Logins? Named(Func<string, string?> variable)
    {
        if (Login(variable, "ROLLOUT_DATABASE") is not { } app)
            return null;
        var roles = variable("ROLLOUT_ROLES") is { Length: > 0 } prefix ? prefix : null;
        return new(
            app,
            Login(variable, "ROLLOUT_DATABASE_PROJECTOR") ?? (roles is null ? app : As($"{roles}_projector", app)),
            Login(variable, "ROLLOUT_DATABASE_MIGRATOR") ?? app,
            roles);
    }

    /// <summary>The same login, acting as another role it is a member of.</summary>
    internal static string As(string role, string login)
    {
        var named = new NpgsqlConnectionStringBuilder(login);
        named.Options = $"{named.Options} -c role={role}".Trim();
        return named.ConnectionString;
    }

    private static string? Login(Func<string, string?> variable, string name)
    {
        if (variable(name) is not { Length: > 0 } login)
            return null;
        try
        {
            _ = new NpgsqlConnectionStringBuilder(login);
            return login;
        }
        catch (ArgumentException e)
        {
            throw new CommandFailed($"{name} is not an Npgsql connection string: {e.Message}", e);
        }
    }
}
