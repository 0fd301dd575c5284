using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Rollout.App.Web.Tables;

namespace Rollout.App.Web.Pages;

/// <summary>An answer for people: a component rendered on the server.</summary>
/// <param name="View">Its one parameter, called <c>View</c>.</param>
/// <param name="Tag">What the page rests on; a browser that still holds a page with this tag is sent nothing.</param>
internal sealed record Page<TComponent>(object View, int Status = StatusCodes.Status200OK, string? Tag = null) : IResult
    where TComponent : IComponent
{
    /// <summary>What of it people may take along as a file; null where there is nothing.</summary>
    internal OfferedTables? Tables { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var file = TableFile.Asked(request, Tables);
        if (file is Problem refused)
            return refused.ExecuteAsync(httpContext);
        response.Headers.CacheControl = "private, no-cache";
        if (Tag is not null)
        {
            response.Headers.ETag = Tag;
            if (request.Headers.IfNoneMatch.Contains(Tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        if (file is not null)
            return file.ExecuteAsync(httpContext);
        return new RazorComponentResult<TComponent>(new Dictionary<string, object?> { ["View"] = View })
        {
            StatusCode = Status,
            PreventStreamingRendering = true,
        }.ExecuteAsync(httpContext);
    }
}
