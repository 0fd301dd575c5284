using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>One support with all that was said of it; of several facts the last by (effective day, position) holds.</summary>
internal sealed class Support(string name)
{
    internal string Name => name;

    internal List<Dated<SupportOpened>> Openings { get; } = [];

    internal List<Dated<SupportDelivered>> Deliveries { get; } = [];

    internal List<Dated<SupportOutcomeRecorded>> Outcomes { get; } = [];

    internal static IReadOnlyList<Support> Register(IEnumerable<Recorded> ordered)
    {
        var register = new Dictionary<string, Support>(StringComparer.Ordinal);
        foreach (var recorded in ordered)
        {
            switch (recorded.Happened)
            {
                case SupportOpened opened:
                    Named(opened.Support).Openings.Add(new(recorded, opened));
                    break;
                case SupportDelivered delivered:
                    Named(delivered.Support).Deliveries.Add(new(recorded, delivered));
                    break;
                case SupportOutcomeRecorded outcome:
                    Named(outcome.Support).Outcomes.Add(new(recorded, outcome));
                    break;
                default:
                    break;
            }
        }

        return [.. register.Values];

        Support Named(string support) => register.TryGetValue(support, out var known) ? known : register[support] = new(support);
    }

    /// <summary>Opened by the day, and no outcome recorded by it.</summary>
    internal bool IsOpen(DateOnly day) => Openings.Exists(opened => opened.On <= day) && !Outcomes.Exists(outcome => outcome.On <= day);

    /// <summary>Opened on a day from the one to the other, both inclusive.</summary>
    internal bool IsOpenedBetween(DateOnly from, DateOnly to) => Openings.Exists(opened => from <= opened.On && opened.On <= to);
}
