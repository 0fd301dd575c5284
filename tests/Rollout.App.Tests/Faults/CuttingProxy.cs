using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Rollout.App.Tests.Faults;

public enum Direction
{
    ToServer,
    ToClient,
}

/// <summary>How many of these bytes go through; when not all, the connection is cut after them.</summary>
internal delegate ValueTask<int> Gate(Direction direction, ReadOnlyMemory<byte> bytes);

/// <summary>
/// A network between the app and PostgreSQL that does what its gate says: lets pass, delays, falls silent, or cuts. Each
/// connection is given the gate that stands when it begins.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly EndPoint _server;
    private readonly Task _accepting;
    private int _cuts;

    private CuttingProxy(string serverConnectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(serverConnectionString);
        _server = server.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}")
            : new DnsEndPoint(server.Host, server.Port);
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(serverConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
        }.ConnectionString;
        _accepting = Task.Run(AcceptAsync);
    }

    public static Gate Open { get; } = (_, bytes) => ValueTask.FromResult(bytes.Length);

    public string ConnectionString { get; }

    public int Cuts => _cuts;

    /// <summary>Makes the gate of a new connection.</summary>
    public Func<Gate> Gates { get; set; } = () => Open;

    /// <summary>Whether the app asks with these bytes that its transaction be committed.</summary>
    public static bool IsCommit(Direction direction, ReadOnlyMemory<byte> bytes) =>
        direction == Direction.ToServer && bytes.Span.IndexOf("COMMIT\0"u8) >= 0;

    public static CuttingProxy To(string serverConnectionString) => new(serverConnectionString);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                client.NoDelay = true;
                _connections.Add(Task.Run(() => CarryAsync(client, Gates())));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException && _stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket client, Gate gate)
    {
        using var server = new Socket(_server.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server, _stop.Token);
                await await Task.WhenAny(
                    PumpAsync(client, server, Direction.ToServer, gate), PumpAsync(server, client, Direction.ToClient, gate));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One of the two has gone: so does the other.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Direction direction, Gate gate)
    {
        var buffer = new byte[65_536];
        while (await from.ReceiveAsync(buffer, _stop.Token) is var read and > 0)
        {
            var passes = await gate(direction, buffer.AsMemory(0, read));
            await to.SendAsync(buffer.AsMemory(0, passes), _stop.Token);
            if (passes == read)
                continue;
            Interlocked.Increment(ref _cuts);
            return;
        }
    }
}
