namespace Rollout.EventStore;

/// <summary>
/// An append that makes sense, laid out for storing: streams in byte order, and for each event its stream and its place
/// among the append's events there. Whatever makes no sense is an <see cref="ArgumentException"/>.
/// </summary>
internal sealed class AppendPlan
{
    private AppendPlan(TenantAppend append, StreamTarget[] streams)
    {
        Append = append;
        Streams = streams;
        Counts = new int[streams.Length];
        StreamOf = new int[append.Events.Count];
        Nth = new int[append.Events.Count];
    }

    public TenantAppend Append { get; }

    public string Tenant => Append.Tenant;

    public StreamTarget[] Streams { get; }

    /// <summary>Events per stream.</summary>
    public int[] Counts { get; }

    /// <summary>Per event: index into <see cref="Streams"/>.</summary>
    public int[] StreamOf { get; }

    /// <summary>Per event: its number, from 1, among this append's events of its stream.</summary>
    public int[] Nth { get; }

    public static AppendPlan Of(TenantAppend append)
    {
        ArgumentException.ThrowIfNullOrEmpty(append.Tenant);
        Require(append.Events.Count > 0, "An append records at least one event.");
        var streams = append.Streams.ToArray();
        Array.Sort(streams, (one, other) => string.CompareOrdinal(one.StreamId, other.StreamId));
        var plan = new AppendPlan(append, streams);
        plan.PlaceEvents(plan.IndexOfStreams());
        return plan;
    }

    public static IReadOnlyList<AppendPlan> OfMany(IReadOnlyList<TenantAppend> appends)
    {
        Require(appends.Select(a => a.Tenant).Distinct(StringComparer.Ordinal).Count() == appends.Count,
            "A bulk names each district once.");
        return [.. appends.Select(Of)];
    }

    /// <summary>With exact versions a repeat fails its version check, and the ids need looking up only then.</summary>
    public bool AllVersionsAreExact => Array.TrueForAll(Streams, s => s.Expected.IsExact);

    public string? UserName(NewEvent happened) => happened.UserName ?? Append.UserName;

    public ExpectedVersion ExpectedOf(string streamId) => Array.Find(Streams, s => s.StreamId == streamId)!.Expected;

    /// <summary>PostgreSQL keeps microseconds; what is finer is cut off before it is sent or kept.</summary>
    public static DateTimeOffset? ToMicroseconds(DateTimeOffset? instant) =>
        instant is { } at ? new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero) : null;

    private Dictionary<string, int> IndexOfStreams()
    {
        var index = new Dictionary<string, int>(Streams.Length, StringComparer.Ordinal);
        foreach (var stream in Streams)
        {
            _ = stream.Expected.Wire;
            Require(index.TryAdd(stream.StreamId, index.Count), $"Stream {stream.StreamId} is named twice.");
        }

        return index;
    }

    private void PlaceEvents(Dictionary<string, int> index)
    {
        var ids = new HashSet<Guid>(Append.Events.Count);
        for (var i = 0; i < Append.Events.Count; i++)
        {
            var happened = Append.Events[i];
            Require(index.TryGetValue(happened.StreamId, out var stream), $"Stream {happened.StreamId} is not named.");
            Require(ids.Add(happened.Id), $"Event {happened.Id} is named twice.");
            Require(happened.Data.AsSpan().TrimStart().StartsWith('{'), $"Event {happened.Id} is not a JSON object.");
            StreamOf[i] = stream;
            Nth[i] = ++Counts[stream];
        }

        Require(Array.TrueForAll(Counts, count => count > 0), "Every stream named has an event.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise);
    }
}
