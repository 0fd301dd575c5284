using Rollout.Domain;

namespace Rollout.App;

/// <summary>What became of one district's wishes, in memory.</summary>
internal sealed class DecidedDistrict(LoadedDistrict loaded, CommandId command, DateTimeOffset now)
{
    private readonly List<AcceptedWish> _accepted = [];
    private DistrictState _state = loaded.State;

    internal DistrictId District => loaded.District;

    /// <summary>What was there before any of the wishes.</summary>
    internal DistrictState Before => loaded.State;

    internal IReadOnlyList<AcceptedWish> Accepted => _accepted;

    /// <summary>How many events the stream held before.</summary>
    internal long VersionOf(StreamId stream) => loaded.VersionOf(stream);

    internal List<RefusedWish> Refused { get; } = [];

    internal List<DoubtfulWish> Doubtful { get; } = [];

    internal void Decide(IEnumerable<Wish> wishes)
    {
        foreach (var wish in wishes)
        {
            if (wish.Id is { } id && loaded.Find(id) is { } known)
                Compare(wish, known.Stream, known.Recorded);
            else
                Decide(wish);
        }
    }

    /// <summary>The events in the order of their lines, for one append.</summary>
    internal IReadOnlyList<AcceptedWish> InOrderOfLines() => [.. _accepted.OrderBy(accepted => accepted.Wish.Line)];

    /// <summary>Takes back wishes whose ids the district has in streams that were not loaded.</summary>
    internal void RefuseTaken(IReadOnlyDictionary<Guid, string> taken)
    {
        foreach (var accepted in _accepted.Where(accepted => taken.ContainsKey(accepted.Id)))
            Refused.Add(new(accepted.Wish, IdTaken(accepted.Id, taken[accepted.Id])));
        _accepted.RemoveAll(accepted => taken.ContainsKey(accepted.Id));
    }

    private void Decide(Wish wish)
    {
        var decision = _state.Decide(wish.Stream, wish.Fact, wish.Today ?? loaded.DayOf(now));
        if (decision.IsRefused)
        {
            Refused.Add(new(wish, decision.Refusal));
            return;
        }

        if (decision.Count > 0)
            Doubtful.AddRange(_state.Warnings(wish.Stream, wish.Fact).Select(warning => new DoubtfulWish(wish, warning)));
        foreach (var happened in decision)
        {
            var id = wish.Id ?? command.EventId(District.Value, _accepted.Count);
            _state = _state.Evolve(
                wish.Stream, new Recorded(id, loaded.Head + _accepted.Count + 1, now, wish.Asserted?.At, wish.Asserted?.Source, wish.Asserted?.By, happened));
            _accepted.Add(new(wish, id, happened));
        }
    }

    private void Compare(Wish wish, StreamId stream, Recorded recorded)
    {
        if (stream != wish.Stream || !wish.SaysTheSameAs(recorded.Happened))
            Refused.Add(new(wish, IdTaken(recorded.Id, stream.ToString())));
    }

    private static Refusal IdTaken(Guid id, string stream) =>
        new("id-taken", $"The id {id} belongs to another event in {stream}: give this one its own.", null);
}
