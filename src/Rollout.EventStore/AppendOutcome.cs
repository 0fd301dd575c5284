namespace Rollout.EventStore;

/// <summary>What became of an append. Only <see cref="Appended"/> stored anything.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <summary>Recorded now, at one instant.</summary>
    /// <param name="LastPosition">The district's number of the append's last event.</param>
    /// <param name="RecordedAt">Later than every earlier append of the district.</param>
    /// <param name="Versions">By stream id: how many events the stream holds after the append.</param>
    public sealed record Appended(
        long LastPosition, DateTimeOffset RecordedAt, IReadOnlyDictionary<string, long> Versions) : AppendOutcome;

    /// <summary>Every event id was there already; the answer is that of the first time.</summary>
    public sealed record Repeated(
        long LastPosition, DateTimeOffset RecordedAt, IReadOnlyDictionary<string, long> Versions) : AppendOutcome;

    /// <summary>Some event ids were there already and some not: the sender has mixed two requests.</summary>
    public sealed record PartlyRepeated(IReadOnlyList<Guid> Known) : AppendOutcome;

    /// <summary>The stream is not as the writer believed; of several, the first by stream id.</summary>
    public sealed record Conflict(string StreamId, ExpectedVersion Expected, long Actual) : AppendOutcome;

    /// <summary>The district is not registered, and the append does not register it.</summary>
    public sealed record UnknownTenant(string Tenant) : AppendOutcome;
}
