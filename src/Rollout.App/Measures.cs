using System.Diagnostics.Metrics;

namespace Rollout.App;

/// <summary>What Rollout counts of itself. No district, school or person is ever a label.</summary>
internal static class Measures
{
    internal const string Name = "Rollout";

    private static readonly Meter Meter = new(Name);

    /// <summary>Questions to what is kept, by what was asked for and whether it was there.</summary>
    internal static Counter<long> Kept { get; } = Meter.CreateCounter<long>("rollout.kept", "{question}", "Questions to what is kept in memory.");

    /// <summary>Wishes to record one event, by what became of them.</summary>
    internal static Counter<long> Wishes { get; } = Meter.CreateCounter<long>("rollout.wishes", "{wish}", "Events people and programs wished to record.");

    internal static KeyValuePair<string, object?> Outcome(string name) => new("outcome", name);

    internal static KeyValuePair<string, object?> Histories { get; } = new("what", "history");

    internal static KeyValuePair<string, object?> Boards { get; } = new("what", "board");

    internal static KeyValuePair<string, object?> Hit { get; } = new("outcome", "hit");

    internal static KeyValuePair<string, object?> Miss { get; } = new("outcome", "miss");
}
