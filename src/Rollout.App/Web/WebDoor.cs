using Npgsql;
using Rollout.App.Web.Access;
using Rollout.EventStore;

namespace Rollout.App.Web;

/// <summary>What the web front stands on.</summary>
/// <param name="Source">For requests.</param>
/// <param name="Projector">For the read models.</param>
/// <param name="Diary">Where requests are logged, a JSON object a line.</param>
internal sealed record WebDoor(
    NpgsqlDataSource Source, NpgsqlDataSource Projector, IEventStore Log, TimeProvider Clock, IReadOnlyList<string> Urls, Serilog.ILogger Diary)
{
    internal SignInOptions SignIn { get; init; } = new(Origin: null, Demonstration: null);
}
