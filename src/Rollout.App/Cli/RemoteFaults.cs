using System.Net;
using System.Text.Json;
using Rollout.App.Reading;
using Rollout.App.Web;

namespace Rollout.App.Cli;

/// <summary>Why a server didn't tell what was asked, in one sentence with what to do.</summary>
internal static class RemoteFaults
{
    internal static string Name(Uri server) => server.GetLeftPart(UriPartial.Authority);

    /// <summary>It was not reached, or broke off.</summary>
    internal static CommandFailed Of(Uri server, HttpRequestException e) => new(
        $"{Name(server)} " + e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "can't be found: no machine of that name is known here. Look at ROLLOUT_SERVER.",
            HttpRequestError.SecureConnectionError => $"can't be trusted over TLS: {Reason(e)} Nothing was sent; ask whoever runs it.",
            HttpRequestError.ConnectionError => $"can't be reached: {Reason(e)}. Look whether it runs, and at ROLLOUT_SERVER.",
            _ => $"broke off: {Reason(e)} Ask again in a moment.",
        },
        e);

    /// <summary>It answered something else.</summary>
    internal static async Task<CommandFailed> OfAsync(Uri server, bool hasToken, HttpResponseMessage response, CancellationToken ct)
    {
        var text = response.Content.Headers.ContentType?.MediaType == Problem.MediaType ? await response.Content.ReadAsStringAsync(ct) : "";
        return new(response.StatusCode switch
        {
            HttpStatusCode.Unauthorized when hasToken =>
                $"{Name(server)} doesn't take the access token in ROLLOUT_TOKEN: it is mistyped, ran out, was revoked, or its account lost its role. Make a new one on the page Account there.",
            HttpStatusCode.Unauthorized =>
                $"{Name(server)} lets in whom it knows: make an access token on the page Account there, and put it into ROLLOUT_TOKEN.",
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                $"{Name(server)} sends on to {response.Headers.Location?.OriginalString}, which is not followed: put Rollout's own address into ROLLOUT_SERVER.",
            _ when ProblemOf(text) is { Detail: { } detail, Code: { } code } => $"{detail} ({code})",
            var status => $"{Name(server)} answers {(int)status} {response.Content.Headers.ContentType?.MediaType}, which is not Rollout's answer to that, or an older Rollout's: look at ROLLOUT_SERVER.",
        });
    }

    private static Told? ProblemOf(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<Told>(text, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Reason(HttpRequestException e) => (e.InnerException ?? e).Message;

    private sealed record Told(string? Code, string? Detail);
}
