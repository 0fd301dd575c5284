using System.Net;

namespace Rollout.App.Web.Access;

/// <summary>
/// While nobody has an account, whoever is at this machine may do everything, as at the command line: only over a listener of this
/// machine's own, by its own name, and past no proxy; not where the demonstration's people come in instead. The first account closes
/// this door for ever.
/// </summary>
internal sealed class OpenDoor(Accounts accounts, Personas personas, SignInOptions options)
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    private bool _isClosed;

    internal async Task<bool> LetsInAsync(HttpContext context, CancellationToken ct)
    {
        if (_isClosed || options.IsPublic || !IsAtThisMachine(context) || await personas.AreLetInAsync(ct))
            return false;
        _isClosed = await accounts.AnyAsync(ct);
        return !_isClosed;
    }

    /// <summary>Whether somebody on this machine asks for its meters, which tell nothing of any district.</summary>
    internal static bool WatchesFromBeside(HttpContext context) =>
        context.Request.Path.Equals("/metrics", StringComparison.OrdinalIgnoreCase) && IsAtThisMachine(context);

    /// <summary>Whether a browser or program on this machine asks this machine.</summary>
    internal static bool IsAtThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && WebFront.IsLoopback($"http://{context.Request.Host}")
        && !Forwarding.Any(context.Request.Headers.ContainsKey);
}
