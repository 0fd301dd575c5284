namespace Rollout.EventStore.Postgres;

/// <summary>The rows of <c>es_history</c> as they come, put together to one history a stream.</summary>
internal sealed class HistoryParts
{
    private readonly List<(string StreamId, int Part, long Version, string Facts)> _parts = [];

    public void Add(string streamId, int part, long version, string facts) => _parts.Add((streamId, part, version, facts));

    public List<StreamHistory> ToHistories()
    {
        _parts.Sort((one, other) => string.CompareOrdinal(one.StreamId, other.StreamId) is var order and not 0
            ? order
            : one.Part.CompareTo(other.Part));
        var histories = new List<StreamHistory>();
        for (int from = 0, to; from < _parts.Count; from = to)
        {
            for (to = from + 1; to < _parts.Count && _parts[to].StreamId == _parts[from].StreamId;)
                to++;
            histories.Add(new(_parts[from].StreamId, _parts[to - 1].Version, string.Concat(_parts[from..to].Select(p => p.Facts))));
        }

        return histories;
    }
}
