using Rollout.App.Features.History;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.App;

/// <summary>The read models that follow the log, and the tables they need beside the store's: a line for each.</summary>
internal static class ReadModels
{
    internal static IReadOnlyList<IProjection> All { get; } = [new HistoryProjection()];

    internal static IReadOnlyList<SchemaFile> Schema { get; } =
    [
        .. SchemaFile.EmbeddedIn(typeof(ReadModels).Assembly, "Rollout.App.Web.Access.Schema."),
        .. SchemaFile.EmbeddedIn(typeof(ReadModels).Assembly, "Rollout.App.Features.Consortium.Schema."),
        .. SchemaFile.EmbeddedIn(typeof(ReadModels).Assembly, "Rollout.App.Features.History.Schema."),
        .. SchemaFile.EmbeddedIn(typeof(ReadModels).Assembly, "Rollout.App.Features.Logging.Schema."),
        .. SchemaFile.EmbeddedIn(typeof(ReadModels).Assembly, "Rollout.App.Features.SetUp.Schema."),
        .. SchemaFile.EmbeddedIn(typeof(ReadModels).Assembly, "Rollout.App.Features.Imports.Schema."),
    ];
}
