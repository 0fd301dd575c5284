using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

public sealed class CharteringAnInitiative : Specification
{
    private static readonly InitiativeChartered Charter = new("Personalised learning", "Readers differ.");

    public CharteringAnInitiative() => Given(TheDistrict, Registered);

    [Fact]
    public void Is_accepted_once()
    {
        When(Pl, Charter);
        ThenAccepted();
        Given(Pl, Charter);
        When(Pl, Charter);
        ThenNothing();
    }

    [Fact]
    public void Is_refused_with_other_words()
    {
        Given(Pl, Charter);
        When(Pl, Charter with { Need = "Devices are cheap." });
        ThenRefused("already-chartered");
    }

    [Fact]
    public void Is_refused_without_a_title_and_with_a_need_too_long()
    {
        When(Pl, Charter with { Title = "" });
        ThenRefused("empty-text", "title");
        When(Pl, Charter with { Need = new('x', 4_001) });
        ThenRefused("text-too-long", "need");
    }

    /// <summary>Whoever charters it: set-up, an import, the API.</summary>
    [Theory]
    [InlineData("imports")]
    [InlineData("set-up")]
    public void Is_refused_under_the_name_of_a_page_of_the_district(string name)
    {
        When(new StreamId.Initiative(new(name)), Charter);
        ThenRefused("reserved-name");
        When(new StreamId.Initiative(new($"{name}-2")), Charter);
        ThenAccepted();
    }

    [Fact]
    public void Comes_before_all_else_about_it()
    {
        When(Pl, new WaveScheduled(Today, "1", Today));
        ThenRefused("unknown-initiative");
    }
}
