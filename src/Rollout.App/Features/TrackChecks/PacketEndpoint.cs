using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Docs;

namespace Rollout.App.Features.TrackChecks;

/// <summary><c>GET …/track-checks/{check}/packet</c>: the very bytes whose SHA-256 was recorded when the check was held.</summary>
internal static class PacketEndpoint
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/track-checks/{check}/packet", AskAsync).Asks(Right.Read).Tell<PacketDocument>(
        "The board as it was frozen at a track check: bytes whose SHA-256 is the recorded digest, which is the ETag.",
        new(Told.Coordinates, [.. Told.Reading, StatusCodes.Status409Conflict], IsTagged: true));

    private static async Task<IResult> AskAsync(
        string lea, string slug, string check, HttpRequest request, BoardReader boards, Packets packets, CancellationToken ct)
    {
        var (answer, problem) = await BoardRequest.AskAsync(lea, slug, request, boards, ct);
        if (answer is not { Board: { } board })
            return problem!;
        var (packet, refusal) = await packets.ReadAsync(board, Packets.NameOf(check), ct);
        if (packet is null)
            return Problem.NotFound(refusal!);
        return packet.IsTheSame
            ? new Bytes(packet)
            : new Problem(
                StatusCodes.Status409Conflict, "packet-differs",
                $"Computed again, this packet has the digest {packet.DigestNow}, not {packet.Digest} as it was recorded: the program that computes it is another.");
    }

    private sealed record Bytes(Packet Packet) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, tag) = (httpContext.Response, $"\"{Packet.Digest}\"");
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.ETag = tag;
            if (httpContext.Request.Headers.IfNoneMatch.Contains(tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            response.ContentType = "application/json; charset=utf-8";
            await response.Body.WriteAsync(Packet.Bytes, httpContext.RequestAborted);
        }
    }
}
