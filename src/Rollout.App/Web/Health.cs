using Npgsql;
using Rollout.App.Web.Docs;

namespace Rollout.App.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: so does its database.</summary>
internal static class Health
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => new Answer<HealthDocument>(new("live")))
            .Tell<HealthDocument>("The process answers.", new([], [])).AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).Tell<HealthDocument>("So does its database.", new([], [StatusCodes.Status503ServiceUnavailable])).AllowAnonymous();
    }

    // A database that is away is the one answer here that is no fault of the request: Faults says 503.
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select 1");
        command.CommandTimeout = 2;
        await command.ExecuteScalarAsync(ct);
        return new Answer<HealthDocument>(new("ready"));
    }
}

internal sealed record HealthDocument(string Status);
