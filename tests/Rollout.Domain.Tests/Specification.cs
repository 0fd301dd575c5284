using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Tests;

/// <summary>Given what happened, when asked, then exactly this event — or nothing, or this refusal.</summary>
public abstract class Specification
{
    private Decision<DomainEvent>? _decision;
    private StreamId? _stream;
    private DomainEvent? _wish;
    private int _logged;

    private protected DistrictState State { get; private set; } = DistrictState.Initial;

    /// <summary>The id of the event given last.</summary>
    protected Guid LastId => Samples.IdOf(_logged - 1);

    /// <summary>A registered district with a school year, the schools Alder and Birch, and an initiative with version 1 of its path.</summary>
    protected void GivenAnInitiative()
    {
        Given(Samples.TheDistrict, Samples.Registered, Samples.Year);
        Given(Samples.Alder, new SchoolRegistered("Alder"));
        Given(Samples.Birch, new SchoolRegistered("Birch"));
        Given(Samples.Pl, new InitiativeChartered("Personalised learning"),
            new ExpectedPathPublished(1, Samples.FirstPath));
    }

    protected void Given(StreamId stream, params ReadOnlySpan<DomainEvent> events)
    {
        foreach (var happened in events)
            State = State.Evolve(stream, Samples.Recorded(_logged++, happened));
    }

    protected void When(StreamId stream, DomainEvent wish) =>
        _decision = State.Decide(_stream = stream, _wish = wish, Samples.Today);

    /// <summary>The wish itself happened.</summary>
    protected void ThenAccepted()
    {
        Assert.Null(_decision!.Refusal);
        Assert.Equal([_wish!], _decision);
    }

    protected void ThenNothing()
    {
        Assert.Null(_decision!.Refusal);
        Assert.Empty(_decision);
    }

    protected void ThenRefused(string code, string? field = null)
    {
        Assert.Equal((code, field), (_decision!.Refusal?.Code, _decision.Refusal?.Field));
        Assert.Empty(_decision);
    }

    protected void ThenWarned(string code, string field)
    {
        ThenAccepted();
        var warning = Assert.Single(State.Warnings(_stream!, _wish!));
        Assert.Equal((code, field), (warning.Code, warning.Field));
    }

    protected void ThenNotWarned()
    {
        ThenAccepted();
        Assert.Empty(State.Warnings(_stream!, _wish!));
    }
}
