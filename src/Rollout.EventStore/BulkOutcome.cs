namespace Rollout.EventStore;

/// <summary>What became of several districts' appends that stand or fall together.</summary>
public abstract record BulkOutcome
{
    private BulkOutcome() { }

    /// <summary>All recorded; one answer for each append, in the order given.</summary>
    public sealed record Appended(IReadOnlyList<AppendOutcome.Appended> Appends) : BulkOutcome;

    /// <summary>Every event id of every append was there already; one answer for each, in the order given.</summary>
    public sealed record Repeated(IReadOnlyList<AppendOutcome.Repeated> Appends) : BulkOutcome;

    /// <summary>
    /// Nothing recorded. The first reason met: an unknown district, then ids already known (those of all appends),
    /// then a conflict; each in the order given.
    /// </summary>
    public sealed record Refused(string Tenant, AppendOutcome Reason) : BulkOutcome;
}
