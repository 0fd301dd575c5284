using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.House;

/// <summary>What holds for every event there is; a new one fails here until it has all it needs.</summary>
public sealed class EveryEvent
{
    private static readonly Type[] ClosedSets =
        [typeof(DistrictEvent), typeof(SchoolEvent), typeof(InitiativeEvent), typeof(RolloutEvent), typeof(Correction)];

    private static readonly Type[] Types =
        [.. ClosedSets.SelectMany(set => set.GetNestedTypes()).Where(type => type.IsSubclassOf(typeof(DomainEvent))).OrderBy(type => type.Name)];

    [Fact]
    public void Belongs_to_a_closed_set_and_is_sealed()
    {
        Assert.Equal(
            Types,
            typeof(DomainEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract).OrderBy(type => type.Name));
        Assert.All(Types, type => Assert.True(type.IsSealed));
    }

    [Fact]
    public void Has_a_sample() =>
        Assert.Equal(Types, Samples.All.Select(sample => sample.Event.GetType()).Distinct().OrderBy(type => type.Name));

    [Fact]
    public void Has_an_effective_day_when_it_may_be_ahead() =>
        Assert.All(Types.Where(type => type.IsAssignableTo(typeof(IMayBeAhead))), type => Assert.True(type.IsAssignableTo(typeof(IDated))));

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Samples.All.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Is_known_to_Evolve_is_accepted_once_and_then_so(int place)
    {
        var (stream, wish) = Samples.All[place];
        Assert.Equal([wish], StateAfter(place).Decide(stream, wish, Today));
        Assert.Equal(wish is IRepeats ? [wish] : [], StateAfter(place + 1).Decide(stream, wish, Today));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Is_refused_where_nobody_knows_the_district(int place)
    {
        var (stream, wish) = Samples.All[place];
        var refused = DistrictState.Initial.Decide(stream, wish is DistrictEvent.DistrictRegistered e ? e with { Name = "" } : wish, Today);
        Assert.Matches("^(unknown-district|unknown-event|empty-text)$", refused.Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Is_refused_in_a_stream_of_another_kind(int place)
    {
        var (stream, wish) = Samples.All[place];
        var refused = StateAfter(Samples.All.Count).Decide(stream == AlderPl ? Pl : AlderPl, wish, Today);
        Assert.Equal(wish is Correction ? "unknown-event" : "wrong-stream", refused.Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Can_be_withdrawn_unless_it_is_permanent(int place)
    {
        var (stream, happened) = Samples.All[place];
        var decision = StateAfter(place + 1).Decide(stream, new Correction.EventWithdrawn(IdOf(place), "A typing error."), Today);
        Assert.Equal(happened is IPermanent ? "not-withdrawable" : null, decision.Refusal?.Code);
        Assert.Equal(happened is IPermanent ? 0 : 1, decision.Count);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Is_one_sentence(int place)
    {
        var (stream, happened) = Samples.All[place];
        var sentence = Sentences.Of(stream, happened, Names.Ids);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Rollout.Domain", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_plain_stream_id()
    {
        foreach (var (stream, _) in Samples.All)
            Assert.Equal(stream, StreamId.Parse(stream.ToString(), null));
        Assert.Equal("rollout/pl/990000100001", AlderPl.ToString());
        Assert.All(
            ["", "school", "school/1", "rollout/pl", "rollout/pl/990000100001/x", "initiative/PL", "District"],
            text => Assert.False(StreamId.TryParse(text, null, out _)));
    }
}
