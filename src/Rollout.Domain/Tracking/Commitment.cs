using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>One commitment with all that was said of it, in effective order.</summary>
internal sealed class Commitment(string name)
{
    private readonly List<(Recorded Recorded, DateOnly On, DateOnly? DueOn)> _dues = [];

    internal string Name => name;

    /// <summary>The first day it was fulfilled or broken; null while open.</summary>
    internal DateOnly? SettledOn { get; private set; }

    internal static IReadOnlyList<Commitment> Register(IEnumerable<Recorded> ordered)
    {
        var register = new Dictionary<string, Commitment>(StringComparer.Ordinal);
        foreach (var recorded in ordered)
        {
            switch (recorded.Happened)
            {
                case CommitmentMade made:
                    Named(made.Commitment)._dues.Add((recorded, made.EffectiveOn, made.DueOn));
                    break;
                case CommitmentRenegotiated renegotiated:
                    Named(renegotiated.Commitment)._dues.Add((recorded, renegotiated.EffectiveOn, renegotiated.DueOn));
                    break;
                case CommitmentFulfilled fulfilled:
                    Named(fulfilled.Commitment).SettledOn ??= fulfilled.EffectiveOn;
                    break;
                case CommitmentBroken broken:
                    Named(broken.Commitment).SettledOn ??= broken.EffectiveOn;
                    break;
                default:
                    break;
            }
        }

        return [.. register.Values];

        Commitment Named(string commitment) =>
            register.TryGetValue(commitment, out var known) ? known : register[commitment] = new(commitment);
    }

    /// <summary>What was last agreed by <paramref name="day"/> while the commitment was made and neither fulfilled nor broken.</summary>
    internal (Recorded Recorded, DateOnly DueOn)? OpenAt(DateOnly day)
    {
        if (SettledOn <= day)
            return null;
        var (last, isMade) = (-1, false);
        for (var i = 0; i < _dues.Count && _dues[i].On <= day; i++)
            (last, isMade) = (i, isMade || _dues[i].Recorded.Happened is CommitmentMade);
        return isMade && _dues[last].DueOn is { } dueOn ? (_dues[last].Recorded, dueOn) : null;
    }

    /// <summary>What was last promised by <paramref name="day"/>; null while nothing was.</summary>
    internal (Recorded Recorded, CommitmentMade Fact)? MadeBy(DateOnly day)
    {
        for (var i = _dues.Count - 1; i >= 0; i--)
        {
            if (_dues[i].On <= day && _dues[i].Recorded.Happened is CommitmentMade made)
                return (_dues[i].Recorded, made);
        }

        return null;
    }

    /// <summary>What was agreed in turn: by which event, from which day on, and the due day.</summary>
    internal IReadOnlyList<(Recorded Recorded, DateOnly On, DateOnly? DueOn)> Agreements => _dues;
}
