namespace Rollout.EventStore;

/// <summary>Which streams are asked for: ids and prefixes, so reduced that no stream is met twice.</summary>
internal sealed class StreamChoice
{
    private StreamChoice(string[] ids, string[] prefixes)
    {
        Ids = ids;
        Prefixes = prefixes;
    }

    public string[] Ids { get; }

    public string[] Prefixes { get; }

    /// <summary>Neither ids nor prefixes means every stream.</summary>
    public static StreamChoice Of(IReadOnlyCollection<string>? ids, IReadOnlyCollection<string>? prefixes)
    {
        if (ids is null && prefixes is null)
            return new([], [""]);
        List<string> apart = [];
        foreach (var prefix in (prefixes ?? []).Order(StringComparer.Ordinal))
        {
            if (apart.Count == 0 || !prefix.StartsWith(apart[^1], StringComparison.Ordinal))
                apart.Add(prefix);
        }

        var choice = new StreamChoice([], [.. apart]);
        return new([.. (ids ?? []).Distinct(StringComparer.Ordinal).Where(id => !choice.Holds(id))], choice.Prefixes);
    }

    public bool Holds(string streamId) =>
        Array.Exists(Prefixes, prefix => streamId.StartsWith(prefix, StringComparison.Ordinal))
        || Ids.Contains(streamId, StringComparer.Ordinal);
}
