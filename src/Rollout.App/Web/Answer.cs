using System.Text;
using Rollout.App.Reading;

namespace Rollout.App.Web;

/// <summary>An answer as JSON, written as every other door writes it.</summary>
/// <param name="Tag">What the answer rests on; whoever still holds an answer with this tag is told so and sent nothing.</param>
/// <param name="Version">How many events the stream holds: the tag that a write's <c>If-Match</c> takes.</param>
internal sealed record Answer<TDocument>(TDocument Document, int Status = StatusCodes.Status200OK, string? Tag = null, long? Version = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = "private, no-cache";
        if (Tag is not null || Version is not null)
            response.Headers.ETag = Tag ?? $"\"{Version}\"";
        if (Tag is not null && HttpMethods.IsGet(request.Method) && request.Headers.IfNoneMatch.Contains(Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(Json.Write(Document)), httpContext.RequestAborted);
    }
}
