using Rollout.EventStore.Projections;

namespace Rollout.App.Cli;

/// <summary>Says on standard error what the read models could not take in.</summary>
internal static class ParkedKeys
{
    internal static async Task TellAsync(Database database, string? district, Terminal terminal, CancellationToken ct)
    {
        foreach (var parked in await Parked.ListAsync(database.Source, district, ct))
        {
            terminal.Error.WriteTextLine(
                $"warning: event {parked.Position} of district {parked.Tenant} is missing from {parked.Projection} ({parked.Key}): {parked.Error}");
        }
    }
}
