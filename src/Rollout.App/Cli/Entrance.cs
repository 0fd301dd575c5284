using System.Net;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Cli;

/// <summary>How people come in, as the environment says it.</summary>
internal static class Entrance
{
    internal static SignInOptions Of(Func<string, string?> variable, DistrictId? demonstration)
    {
        var origin = OriginOf(variable("ROLLOUT_ORIGIN"));
        if (origin is not null && demonstration is not null)
            throw new CommandFailed("--demo lets people in without a password: it is for this machine alone, and ROLLOUT_ORIGIN is set.");
        return new(origin, demonstration)
        {
            Proxies = ProxiesOf(variable("ROLLOUT_PROXIES")),
            Breached = BreachedOf(variable("ROLLOUT_BREACHED_PASSWORDS")),
            Providers = variable("ROLLOUT_PROVIDERS") is { Length: > 0 } path ? ProvidersFile.Read(path) : [],
        };
    }

    private static Uri? OriginOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin is { Scheme: "https", PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? origin
            : throw new CommandFailed($"ROLLOUT_ORIGIN is “{text}”: write an address such as https://rollout.example.org, without a path.");
    }

    private static BreachedPasswords? BreachedOf(string? path)
    {
        try
        {
            return string.IsNullOrEmpty(path) ? null : BreachedPasswords.Open(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new CommandFailed($"ROLLOUT_BREACHED_PASSWORDS: {path} can't be used: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static List<IPNetwork> ProxiesOf(string? text)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            networks.Add(
                IPNetwork.TryParse(part, out var network) ? network
                : IPAddress.TryParse(part, out var address) ? new(address, address.GetAddressBytes().Length * 8)
                : throw new CommandFailed($"ROLLOUT_PROXIES names “{part}”: write addresses or networks such as 10.0.0.0/24."));
        }

        return networks;
    }
}
