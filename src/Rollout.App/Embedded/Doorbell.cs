using System.Net.Sockets;
using System.Text;

namespace Rollout.App.Embedded;

/// <summary>
/// Asks a server whether it takes sessions by opening the first message of one, as pg_isready does: a fresh process
/// is answered in milliseconds, before it has paid for a whole session. Nothing secret is sent.
/// </summary>
internal static class Doorbell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Length (39), protocol 3.0, user and database, each ended by a zero, then a zero.
    private static readonly byte[] StartupMessage =
        [0, 0, 0, 39, 0, 3, 0, 0, .. "user\0rollout\0database\0rollout\0\0"u8];

    internal static async Task<Answer> RingAsync(string socketFile, CancellationToken ct)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bounded.CancelAfter(Patience);
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketFile), bounded.Token);
            await socket.SendAsync(StartupMessage, bounded.Token);
            var buffer = new byte[1024];
            var length = await socket.ReceiveAsync(buffer, bounded.Token);
            return Read(Encoding.ASCII.GetString(buffer, 0, length));
        }
        catch (SocketException)
        {
            return Answer.Nobody;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Answer.NotYet;
        }
    }

    // R asks for the password; E refuses, and 57P03 (cannot_connect_now) means starting up, recovering or stopping.
    private static Answer Read(string answer) => answer switch
    {
        "" => Answer.Nobody,
        ['E', ..] when answer.Contains("57P03", StringComparison.Ordinal) => Answer.NotYet,
        _ => Answer.Ready,
    };

    internal enum Answer { Nobody, NotYet, Ready }
}
