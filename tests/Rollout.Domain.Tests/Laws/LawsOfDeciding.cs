using FsCheck;
using FsCheck.Fluent;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Correction;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Laws;

public sealed class LawsOfDeciding
{
    [Fact]
    public void Any_wish_twice_is_once() => Prop.ForAll(Wishes.Lives, life =>
    {
        var state = DistrictState.Initial;
        foreach (var (i, (stream, wish)) in life.Index())
        {
            var first = state.Decide(stream, wish, Today);
            if (first.Count == 0)
                continue;
            state = state.Evolve(stream, Recorded(i, first[0]));
            var second = state.Decide(stream, wish, Today);
            if (second.IsRefused || second.Count != (wish is IRepeats ? 1 : 0))
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_withdrawn_event_is_as_if_never_logged() => Prop.ForAll(Wishes.Lives, ArbMap.Default.ArbFor<PositiveInt>(), (life, at) =>
    {
        if (life.Length == 0)
            return true;
        var place = at.Get % life.Length;
        var (stream, happened) = life[place];
        if (happened is IPermanent)
            return true;
        var withdrawn = StateOf(life.Index()).Evolve(stream, Recorded(life.Length, new EventWithdrawn(IdOf(place), "A typing error.")));
        var never = StateOf(life.Index().Where(entry => entry.Index != place));
        return Wishes.AnswersOf(withdrawn).SequenceEqual(Wishes.AnswersOf(never));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_school_reports_is_accepted_in_any_order() => Prop.ForAll(
        Gen.Shuffle(Samples.All.Where(sample => sample.Event is RolloutEvent)).ToArbitrary(), reports =>
        {
            var state = StateOf(Samples.All.Index().Where(sample => sample.Item.Event is not (RolloutEvent or Correction)));
            foreach (var (i, (stream, wish)) in reports.Index())
            {
                if (state.Decide(stream, wish, Today).IsRefused)
                    return false;
                state = state.Evolve(stream, Recorded(1_000 + i, wish));
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whole_logs_folded_are_lives_lived() => Prop.ForAll(Wishes.Lives, life =>
    {
        var logs = from entry in life.Index()
                   group Recorded(entry.Index, entry.Item.Event) by entry.Item.Stream into stream
                   select KeyValuePair.Create(stream.Key, new StreamLog([.. stream]));
        return Wishes.AnswersOf(DistrictState.FromLogs(logs.Reverse())).SequenceEqual(Wishes.AnswersOf(StateOf(life.Index())));
    }).QuickCheckThrowOnFailure();

    /// <summary>States share what lies behind them; what happens after one must not show in another.</summary>
    [Fact]
    public void Two_futures_of_one_past_know_nothing_of_each_other() => Prop.ForAll(Wishes.Lives, Wishes.Lives, Wishes.Lives, (past, one, other) =>
    {
        var shared = StateOf(past.Index());
        var before = Wishes.AnswersOf(shared);
        var lived = StateOf(one.Index(), shared);
        var answers = Wishes.AnswersOf(lived);
        StateOf(other.Index(), shared);
        return Wishes.AnswersOf(lived).SequenceEqual(answers)
            && Wishes.AnswersOf(shared).SequenceEqual(before)
            && answers.SequenceEqual(Wishes.AnswersOf(StateOf(one.Index(), StateOf(past.Index()))));
    }).QuickCheckThrowOnFailure();

    private static DistrictState StateOf(IEnumerable<(int Index, (StreamId Stream, DomainEvent Event) Item)> life, DistrictState? past = null) =>
        life.Aggregate(past ?? DistrictState.Initial, (state, entry) => state.Evolve(entry.Item.Stream, Recorded(entry.Index, entry.Item.Event)));
}
