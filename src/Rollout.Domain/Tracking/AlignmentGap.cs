using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>One gap with all that was said of it, in effective order: what was said last by a day holds on it.</summary>
internal sealed class AlignmentGap(string name)
{
    private readonly List<(DateOnly On, Recorded Recorded, AlignmentGapIdentified? Identified)> _said = [];

    internal string Name => name;

    internal static IReadOnlyList<AlignmentGap> Register(IEnumerable<Recorded> ordered)
    {
        var register = new Dictionary<string, AlignmentGap>(StringComparer.Ordinal);
        foreach (var recorded in ordered)
        {
            switch (recorded.Happened)
            {
                case AlignmentGapIdentified named:
                    Named(named.Gap)._said.Add((named.EffectiveOn, recorded, named));
                    break;
                case AlignmentGapClosed closed:
                    Named(closed.Gap)._said.Add((closed.EffectiveOn, recorded, null));
                    break;
                default:
                    break;
            }
        }

        return [.. register.Values];

        AlignmentGap Named(string gap) => register.TryGetValue(gap, out var known) ? known : register[gap] = new(gap);
    }

    /// <summary>Every day on which something was said of it, with the day its window is counted from then on; null while it is closed.</summary>
    internal IEnumerable<(DateOnly On, DateOnly? CountsFrom)> Turns => _said.Select(said => (said.On, said.Identified is { } named ? CountsFrom(named) : (DateOnly?)null));

    /// <summary>What holds of it on the day while it is open; null when it is not.</summary>
    internal OpenGap? OpenAt(DateOnly day)
    {
        var last = _said.FindLastIndex(said => said.On <= day);
        if (last < 0 || _said[last].Identified is not { } named)
            return null;
        var first = last;
        while (first > 0 && _said[first - 1].Identified is not null)
            first--;
        return new(_said[first].On, CountsFrom(named), named.DueOn, _said[last].Recorded);
    }

    /// <summary>The identification that holds last by the day and what closed it since; null while nobody named it, or it is open.</summary>
    internal (Recorded Identified, Recorded Closed)? ClosedAt(DateOnly day)
    {
        var last = _said.FindLastIndex(said => said.On <= day);
        var named = last < 0 ? -1 : _said.FindLastIndex(last, said => said.Identified is not null);
        return named < 0 || named == last ? null : (_said[named].Recorded, _said[named + 1].Recorded);
    }

    /// <summary>The day agreed, else the day it was named.</summary>
    private static DateOnly CountsFrom(AlignmentGapIdentified named) => named.DueOn ?? named.EffectiveOn;
}

/// <param name="Since">The day from which it has been open without a break.</param>
/// <param name="CountsFrom">The day its window is counted from: the one agreed last, else the last on which it was named.</param>
/// <param name="Identified">What was said of it last.</param>
internal sealed record OpenGap(DateOnly Since, DateOnly CountsFrom, DateOnly? DueOn, Recorded Identified);
