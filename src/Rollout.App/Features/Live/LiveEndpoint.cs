using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Live;

/// <summary>
/// <c>/d/{lea}/{slug}/live?position=</c>: server-sent events for open pages, <c>following</c> once and <c>moved</c> with each new position of
/// the log.
/// </summary>
internal static class LiveEndpoint
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/live", ListenAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ListenAsync(
        string lea, string slug, HttpRequest request, IEventStore log, HeadWatch watch, IHostApplicationLifetime host, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out _) is { } noId)
            return noId;
        if (!long.TryParse(request.Query["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return Problem.BadQuery("position", "Say the position the page shows, from 0.");
        // The watch is everybody's: whoever asks is shown to see the log first.
        return await log.HeadAsync(district.Value, ct) is null
            ? Denials.UnknownDistrict(district)
            : TypedResults.ServerSentEvents(MovesAsync(watch, district, position, host.ApplicationStopping, ct));
    }

    /// <summary>Ends when the page goes or the host stops, without a fault.</summary>
    private static async IAsyncEnumerable<SseItem<string>> MovesAsync(
        HeadWatch watch, DistrictId district, long position, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        // Said at once: until something is, a browser believes that it is still connecting.
        yield return Say("following", position);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, ct);
        await using var moves = watch.MovesAsync(district, position, ended.Token).GetAsyncEnumerator(ended.Token);
        while (await NextAsync(moves))
            yield return Say("moved", moves.Current);
    }

    private static SseItem<string> Say(string what, long position) => new(position.ToString(CultureInfo.InvariantCulture), what);

    private static async Task<bool> NextAsync(IAsyncEnumerator<long> moves)
    {
        try
        {
            return await moves.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
