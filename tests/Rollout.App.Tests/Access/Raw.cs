using System.Net.Sockets;
using System.Text;

namespace Rollout.App.Tests.Access;

/// <summary>A request as it is written: a client library would tidy it up.</summary>
internal static class Raw
{
    /// <summary>The whole answer, of a request that says <c>Connection: close</c>.</summary>
    internal static async Task<string> AskAsync(Uri front, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(front.Host, front.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
