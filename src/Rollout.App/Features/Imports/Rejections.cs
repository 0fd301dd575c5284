namespace Rollout.App.Features.Imports;

/// <summary>The faults of one file in the order of its lines, up to <see cref="Rejection.AtMost"/>.</summary>
internal sealed class Rejections
{
    private readonly List<Rejection> _faults = [];

    internal bool Any => _faults.Count > 0;

    /// <summary>Whether there is no use in looking for more.</summary>
    internal bool AreFull => _faults.Count >= Rejection.AtMost;

    internal IReadOnlyList<Rejection> InOrder => [.. _faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).Take(Rejection.AtMost)];

    internal void Add(Rejection fault)
    {
        if (!AreFull)
            _faults.Add(fault);
    }

    internal void AddAll(IEnumerable<Rejection> faults)
    {
        foreach (var fault in faults)
            Add(fault);
    }

    internal void Add(int line, string column, string code, string message) => Add(new(line, column, code, message));
}
