using System.Reflection;
using Npgsql;
using Rollout.App.Web.Docs;
using Rollout.App.Web.Pages;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.App.Web.Operations;

/// <summary><c>/status</c>: whether what is recorded is safe, which schema is in force, and how far the read models are.</summary>
internal static class StatusEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/status", ReadAsync)
        .Tell<StatusDocument>("The build, the database's durability settings and schema, and the read models.", new([], [StatusCodes.Status503ServiceUnavailable]));

    private static async Task<IResult> ReadAsync(HttpRequest request, NpgsqlDataSource source, CancellationToken ct)
    {
        var settings = await Durability.ReadAsync(source, ct);
        var assembly = typeof(StatusEndpoint).Assembly;
        var status = new StatusDocument(
            assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion, assembly.ManifestModule.ModuleVersionId,
            new(settings.Fsync, settings.FullPageWrites, settings.SynchronousCommit, settings.DataChecksums, settings.ServerVersion),
            new(await Migrations.AppliedAsync(source, ct), await Migrations.PendingAsync(source, ReadModels.Schema, ct)),
            await ProjectionLag.ReadAsync(source, ReadModels.All, ct));
        return request.IsReadByPeople ? new Page<StatusSheet>(new StatusView(status)) : new Answer<StatusDocument>(status);
    }
}

/// <param name="Build">Another for every build.</param>
internal sealed record StatusDocument(
    string Version, Guid Build, DurabilityDocument Durability, MigrationsDocument Migrations, IReadOnlyList<ProjectionLag> Projections);

/// <param name="DataChecksums">Whether a damaged page is noticed; wished, not required.</param>
/// <param name="ServerVersion">As PostgreSQL counts: 150004 is 15.4.</param>
internal sealed record DurabilityDocument(bool Fsync, bool FullPageWrites, string SynchronousCommit, bool DataChecksums, int ServerVersion);

internal sealed record MigrationsDocument(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending);
