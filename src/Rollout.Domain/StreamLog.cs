namespace Rollout.Domain;

/// <summary>An event as it stands in the log.</summary>
/// <param name="Position">The district's own number of the event: 1, 2, 3 …</param>
/// <param name="LoggedAt">When the log took it.</param>
/// <param name="AssertedAt">When it was recorded in an earlier system, as that system says; the known cut uses it when present.</param>
/// <param name="By">Who recorded it: an opaque person or actor id.</param>
public sealed record Recorded(
    Guid Id, long Position, DateTimeOffset LoggedAt, DateTimeOffset? AssertedAt, string? Source, string? By, DomainEvent Happened)
{
    /// <summary>The time the known cut compares with.</summary>
    public DateTimeOffset RecordedAt => AssertedAt ?? LoggedAt;

    public bool IsAsserted => AssertedAt is not null;
}

/// <summary>How much of the log an answer may rest on: positions up to <c>Position</c>, recorded at or before <c>KnownAt</c> (both inclusive).</summary>
public sealed record Cut(long Position, DateTimeOffset KnownAt)
{
    /// <summary>Everything there is.</summary>
    public static Cut Everything { get; } = new(long.MaxValue, DateTimeOffset.MaxValue);

    /// <summary>Nothing at all.</summary>
    public static Cut Nothing { get; } = new(0, DateTimeOffset.MinValue);

    internal bool IsWithin(Cut other) => Position <= other.Position && KnownAt <= other.KnownAt;

    internal Cut Or(Cut other) =>
        other.IsWithin(this) ? this : IsWithin(other) ? other : new(Math.Max(Position, other.Position), KnownAt > other.KnownAt ? KnownAt : other.KnownAt);
}

/// <summary>What a stream says at a cut; two that are equal say the same.</summary>
/// <param name="Cut">The smallest that holds so much.</param>
internal readonly record struct Extract(StreamLog Log, Cut Cut)
{
    internal IReadOnlyList<Recorded> Facts => Log.At(Cut);
}

/// <summary>One stream's events in log order. <see cref="At"/> is the one as-of of the system.</summary>
public sealed class StreamLog(IReadOnlyList<Recorded> events)
{
    private Cut? _whole;

    public static StreamLog Empty { get; } = new([]);

    /// <summary>All events in log order, withdrawn ones and withdrawals included.</summary>
    public IReadOnlyList<Recorded> Events => events;

    /// <summary>The log with what was said in the stream since.</summary>
    public StreamLog With(IReadOnlyList<Recorded> later) => new([.. events, .. later]);

    /// <summary>The smallest cut that holds the same of this stream as <paramref name="cut"/>.</summary>
    internal Cut Narrowed(Cut cut) => (_whole ??= Narrow(Cut.Everything)).IsWithin(cut) ? _whole : Narrow(cut);

    internal Extract UpTo(Cut cut) => new(this, Narrowed(cut));

    private Cut Narrow(Cut cut)
    {
        var (position, known) = (Cut.Nothing.Position, Cut.Nothing.KnownAt);
        foreach (var recorded in events)
        {
            if (recorded.Position > cut.Position)
                break;
            position = recorded.Position;
            if (recorded.RecordedAt <= cut.KnownAt && recorded.RecordedAt > known)
                known = recorded.RecordedAt;
        }

        return new(position, known);
    }

    /// <summary>
    /// The live events at the cut in log order: known by it and not withdrawn by it. What frames every answer
    /// (<see cref="IFrame"/>) is bounded by the position alone.
    /// </summary>
    public IReadOnlyList<Recorded> At(Cut cut)
    {
        HashSet<Guid>? withdrawn = null;
        var known = new List<Recorded>(events.Count);
        foreach (var recorded in events)
        {
            if (recorded.Position > cut.Position)
                break;
            if (recorded.RecordedAt > cut.KnownAt && recorded.Happened is not IFrame)
                continue;
            if (recorded.Happened is Correction.EventWithdrawn withdrawal)
                (withdrawn ??= []).Add(withdrawal.Event);
            else
                known.Add(recorded);
        }

        if (withdrawn is not null)
            known.RemoveAll(recorded => withdrawn.Contains(recorded.Id));
        return known;
    }
}
