using Npgsql;

namespace Rollout.App.Cli;

/// <summary>An Npgsql connection string as programs of libpq read it.</summary>
internal static class ConnectionUri
{
    internal static string Of(string connectionString)
    {
        var named = new NpgsqlConnectionStringBuilder(connectionString);
        var hosts = (named.Host ?? "localhost").Split(',', StringSplitOptions.TrimEntries).Select(host => Host(host, named.Port));
        var database = Uri.EscapeDataString(named.Database ?? named.Username ?? "");
        var options = named.ContainsKey("SSL Mode") ? $"?sslmode={Mode(named.SslMode)}" : "";
        return $"postgresql://{Login(named)}{string.Join(',', hosts)}/{database}{options}";
    }

    private static string Host(string host, int port) => host.StartsWith('/')
        ? $"{Uri.EscapeDataString(host)}:{port}"
        : host.Contains(':') ? host : $"{host}:{port}";

    private static string Login(NpgsqlConnectionStringBuilder named) => (named.Username, named.Password) switch
    {
        (null, _) => "",
        (var user, null) => $"{Uri.EscapeDataString(user)}@",
        var (user, password) => $"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@",
    };

    private static string Mode(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
