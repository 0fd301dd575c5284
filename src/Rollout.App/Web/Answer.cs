using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using Rollout.App.Reading;

namespace Rollout.App.Web;

/// <summary>An answer as JSON or as text, written as every other door writes it.</summary>
/// <param name="Tag">What the answer rests on; whoever still holds an answer with this tag is told so and sent nothing.</param>
/// <param name="Version">How many events the stream holds: the tag that a write's <c>If-Match</c> takes.</param>
internal sealed record Answer<TDocument>(TDocument Document, int Status = StatusCodes.Status200OK, string? Tag = null, long? Version = null) : IResult
{
    /// <summary>The same for whoever asks for it as the command line prints it.</summary>
    internal IReadOnlyList<TextForm> Texts { get; init; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    internal long? Next { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var text = TextForm.Asked(request, Texts);
        var tag = text is null ? Tag : text.TagOf(Tag);
        response.Headers.CacheControl = "private, no-cache";
        if (Texts.Count > 0)
            response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (tag is not null || Version is not null)
            response.Headers.ETag = tag ?? $"\"{Version}\"";
        if (tag is not null && HttpMethods.IsGet(request.Method) && request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (Next is { } next)
            response.Headers[TextForm.Next] = next.ToString(CultureInfo.InvariantCulture);
        response.StatusCode = Status;
        response.ContentType = $"{text?.MediaType ?? "application/json"}; charset=utf-8";
        var body = text is null ? Json.Write(Document) : await text.SayAsync();
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), httpContext.RequestAborted);
    }
}
