using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Rollout.App.Web.Access;

/// <summary>Counts failures to come in, by the address that was typed, whether or not anybody has it, and by the network they came from.</summary>
internal sealed class Failures(NpgsqlDataSource database, TimeProvider clock, SignInOptions options)
{
    private static readonly string Count = Sql.Read<Failures>("count-failure.sql");

    /// <summary>How long the longer of the two still waits; zero when neither does.</summary>
    internal async Task<TimeSpan> WaitAsync(string email, IPAddress? network, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = await database.ListAsync(
            "select max(locked_until) from sign_in_failure where subject = any($1) and locked_until > $2", row => row.Moment(0), ct,
            new[] { OfAccount(email), OfNetwork(network) }, now);
        return until is [{ } locked] ? locked - now : TimeSpan.Zero;
    }

    internal async Task AddAsync(string email, IPAddress? network, CancellationToken ct)
    {
        await database.DoAsync(Count, ct, OfAccount(email), clock.GetUtcNow(), options.FailuresOfAnAccount);
        await database.DoAsync(Count, ct, OfNetwork(network), clock.GetUtcNow(), options.FailuresOfANetwork);
    }

    /// <summary>Whoever comes in has no failures any more; the network keeps its own.</summary>
    internal Task ForgetAsync(string email, CancellationToken ct) =>
        database.DoAsync("delete from sign_in_failure where subject = $1", ct, OfAccount(email));

    // What was typed may be a password in the wrong field: it is not kept.
    private static string OfAccount(string email) =>
        $"account:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Account.Canonical(email))))}";

    /// <summary>A household or an office: 24 bits of IPv4, 64 of IPv6.</summary>
    private static string OfNetwork(IPAddress? address)
    {
        var known = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
        var bytes = known.GetAddressBytes();
        bytes.AsSpan(known.AddressFamily is AddressFamily.InterNetwork ? 3 : 8).Clear();
        return $"network:{new IPAddress(bytes)}";
    }
}
