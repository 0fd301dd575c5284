namespace Rollout.App.Web.Operations;

/// <summary>What was measured so far: the sum, and for a histogram how many measurements were at most how large.</summary>
internal sealed class Sum(double value)
{
    /// <summary>In seconds; the last bucket holds all.</summary>
    internal static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 2.5, 5, 10];

    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[Bounds.Length + 1];
    private double _value = value;

    internal void Add(double value, bool isHistogram)
    {
        lock (_lock)
        {
            _value += value;
            if (isHistogram)
                _buckets[Array.FindIndex(Bounds, bound => value <= bound) is >= 0 and var bucket ? bucket : Bounds.Length]++;
        }
    }

    internal (double Value, long[] Buckets) Read()
    {
        lock (_lock)
            return (_value, [.. _buckets]);
    }
}
