using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

public sealed class SchedulingAWave : Specification
{
    private static readonly WaveScheduled First = new(new(2026, 8, 1), "1", new(2026, 8, 17));

    public SchedulingAWave() => GivenAnInitiative();

    [Fact]
    public void Is_accepted_ahead_of_the_day()
    {
        When(Pl, First with { EffectiveOn = new(2027, 1, 1) });
        ThenNotWarned();
    }

    [Fact]
    public void Saying_so_twice_changes_nothing()
    {
        Given(Pl, First, First with { Wave = "2" });
        When(Pl, First);
        ThenNothing();
    }

    [Fact]
    public void Returning_to_an_earlier_launch_is_a_new_fact()
    {
        Given(Pl, First, First with { LaunchOn = new(2026, 9, 1) });
        When(Pl, First);
        ThenAccepted();
    }

    [Fact]
    public void Withdrawing_the_later_word_makes_the_earlier_hold_again()
    {
        Given(Pl, First, First with { LaunchOn = new(2026, 9, 1) });
        Given(Pl, new Correction.EventWithdrawn(LastId, "A typing error."));
        When(Pl, First);
        ThenNothing();
    }

    [Fact]
    public void Is_refused_without_a_name()
    {
        When(Pl, First with { Wave = "" });
        ThenRefused("empty-text", "wave");
    }

    [Fact]
    public void A_launch_too_late_for_the_calendar_is_accepted_with_a_warning()
    {
        When(Pl, First with { LaunchOn = new(2027, 5, 1) });
        ThenWarned("due-day-unplaced", "launchOn");
    }
}
