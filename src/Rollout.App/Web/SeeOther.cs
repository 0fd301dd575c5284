namespace Rollout.App.Web;

/// <summary>After a form: the next page is asked for anew, so that going back sends nothing twice.</summary>
/// <param name="Address">A path of our own.</param>
internal sealed record SeeOther(string Address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Address;
        return Task.CompletedTask;
    }
}
