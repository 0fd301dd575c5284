using System.Text.Json.Serialization;
using Rollout.App.Events;
using Rollout.App.Reading;
using Rollout.App.Web.Pages;
using Rollout.Domain;

namespace Rollout.App.Web;

/// <summary>Why a request was not answered as asked: RFC 9457 with a stable code and the field at fault.</summary>
/// <param name="Code">Kebab-case; programs may rely on it.</param>
/// <param name="Detail">One sentence for people, with what to do.</param>
/// <param name="Field">The parameter, header or member at fault, such as <c>data.milestone</c>; null when it is the whole.</param>
public sealed record Problem(int Status, string Code, string Detail, string? Field = null) : IResult
{
    internal const string MediaType = "application/problem+json";

    /// <summary>What the address names is not there.</summary>
    internal static Problem NotFound(Refusal refusal) => new(StatusCodes.Status404NotFound, refusal.Code, refusal.Message, refusal.Field);

    /// <summary>What is there forbids it.</summary>
    internal static Problem Refused(Refusal refusal) => new(StatusCodes.Status409Conflict, refusal.Code, refusal.Message, Data(refusal.Field));

    /// <summary>The body makes no sense, whatever is there.</summary>
    internal static Problem Malformed(Fault fault) =>
        new(StatusCodes.Status422UnprocessableEntity, fault.Code, fault.Message, fault.Code == "unknown-type" ? "type" : Data(fault.Field));

    internal static Problem BadQuery(string parameter, string detail) => new(StatusCodes.Status400BadRequest, "malformed-query", detail, parameter);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "2";
        if (httpContext.Request.IsReadByPeople)
            return new Page<ProblemPage>(this, Status).ExecuteAsync(httpContext);
        response.StatusCode = Status;
        response.ContentType = MediaType;
        return response.WriteAsync(Body, httpContext.RequestAborted);
    }

    /// <summary>The same for people, in a few words.</summary>
    internal string Heading => Status switch
    {
        StatusCodes.Status403Forbidden => "This isn’t yours to do",
        StatusCodes.Status404NotFound => "There is nothing here",
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => "Try again in a moment",
        < StatusCodes.Status500InternalServerError => "This can’t be shown as asked",
        _ => "Something went wrong here",
    };

    // People hold no keys.
    internal string Words => Code == "database-unavailable"
        ? "The database doesn’t answer just now. Nothing is lost: go back, and send it again in a moment."
        : Detail;

    internal string Body => Json.Write(new Document($"urn:rollout:problem:{Code}", Title, Status, Code, Detail, Field));

    private string Title => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status);

    private static string? Data(string? member) => member is { Length: > 0 } ? $"data.{member}" : null;

    private sealed record Document(
        string Type, string Title, int Status, string Code, string Detail,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field);
}
