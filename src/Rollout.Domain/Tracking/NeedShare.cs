using Rollout.Domain.Districts;

namespace Rollout.Domain.Tracking;

/// <summary>How many of the schools whose need is known were served least (S1: the least served first).</summary>
/// <param name="LeastServed">Schools of quartile 4.</param>
/// <param name="Known">Schools with a profile; the others are left out.</param>
public readonly record struct NeedShare(int LeastServed, int Known)
{
    /// <summary>Null while no profile is known.</summary>
    public decimal? Share => Known == 0 ? null : (decimal)LeastServed / Known;

    /// <summary>Whether the share is smaller than the other; never while one of them is not known.</summary>
    public bool IsBelow(NeedShare other) => Known > 0 && (long)LeastServed * other.Known < (long)other.LeastServed * Known;

    /// <param name="quartiles">Null: not known.</param>
    internal static NeedShare Of(IEnumerable<int?> quartiles)
    {
        var (least, known) = (0, 0);
        foreach (var quartile in quartiles)
            (least, known) = (least + (quartile == DistrictEvent.NeedProfileRecorded.LeastServed ? 1 : 0), known + (quartile is null ? 0 : 1));
        return new(least, known);
    }
}
