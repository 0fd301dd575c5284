namespace Rollout.Domain.Tracking;

/// <summary>Actual over planned days, compared in whole numbers.</summary>
internal readonly record struct Ratio(int Actual, int Planned) : IComparable<Ratio>
{
    /// <summary>The ratio's share of <paramref name="planned"/> days, rounded up to a whole day.</summary>
    internal int DaysOf(int planned) => (int)(((long)Actual * planned + Planned - 1) / Planned);

    /// <summary>Whether <paramref name="days"/> are more than the ratio's share of <paramref name="planned"/> days.</summary>
    internal bool IsExceededBy(int days, int planned) => (long)days * Planned > (long)Actual * planned;

    public int CompareTo(Ratio other) => ((long)Actual * other.Planned).CompareTo((long)other.Actual * Planned);

    /// <summary>
    /// The k-th smallest of the ratios, k = ⌈q(n+1)⌉, which bounds the next one with probability at least q when the schools are
    /// alike (exchangeable); null when there are too few for that.
    /// </summary>
    internal static Ratio? Bound(IReadOnlyList<Ratio> ascending, decimal q)
    {
        var k = (int)decimal.Ceiling(q * (ascending.Count + 1));
        return k <= ascending.Count ? ascending[k - 1] : null;
    }
}
