using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Rollouts;

/// <summary>Commitments and responsibilities.</summary>
public sealed class MakingACommitment : Specification
{
    private static readonly CommitmentMade Made = new(new(2026, 9, 1), "c1", "Visit every classroom.", new(2026, 10, 15));
    private static readonly CommitmentRenegotiated Later = new(new(2026, 10, 1), "c1", new(2026, 11, 15), "Two new teachers.");

    public MakingACommitment() => GivenAnInitiative();

    public static TheoryData<RolloutEvent> All =>
    [
        Made, Later, new CommitmentFulfilled(Today, "c1"), new CommitmentBroken(Today, "c1", "No time."), new CommitmentReaffirmed(Today),
        new CommitmentReaffirmed(Today, new("p-ada")), new ResponsibilityPerformed(Today, "Walk the classrooms", "principal"),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_fact_is_stated_once_and_again_when_withdrawn(RolloutEvent wish)
    {
        When(AlderPl, wish);
        ThenAccepted();
        Given(AlderPl, wish);
        When(AlderPl, wish);
        ThenNothing();
        Given(AlderPl, new Correction.EventWithdrawn(LastId, "Another school's."));
        When(AlderPl, wish);
        ThenAccepted();
    }

    [Fact]
    public void Other_words_for_the_same_commitment_on_the_same_day_replace_the_earlier()
    {
        Given(AlderPl, Made, Made with { Statement = "Visit half of them." });
        When(AlderPl, Made);
        ThenAccepted();
        When(AlderPl, Made with { Statement = "Visit half of them." });
        ThenNothing();
    }

    [Fact]
    public void A_later_fact_may_come_first_and_is_then_accepted_with_a_warning()
    {
        When(AlderPl, Later);
        ThenWarned("unknown-commitment", "commitment");
        When(AlderPl, new CommitmentFulfilled(Today, "c1"));
        ThenWarned("unknown-commitment", "commitment");
        When(AlderPl, new CommitmentBroken(Today, "c1"));
        ThenWarned("unknown-commitment", "commitment");
        Given(AlderPl, Made);
        When(AlderPl, Later);
        ThenNotWarned();
    }

    public static TheoryData<RolloutEvent, string, string> Faulty => new()
    {
        { Made with { Commitment = "" }, "empty-text", "commitment" },
        { Made with { Statement = "" }, "empty-text", "statement" },
        { Made with { DueOn = new(9999, 1, 1) }, "day-out-of-range", "dueOn" },
        { Made with { EffectiveOn = Today.AddDays(1) }, "effective-in-the-future", "effectiveOn" },
        { Later with { Reason = " " }, "empty-text", "reason" },
        { Later with { DueOn = new(226, 1, 1) }, "day-out-of-range", "dueOn" },
        { new CommitmentFulfilled(Today, ""), "empty-text", "commitment" },
        { new CommitmentBroken(Today, "c1", new('x', 4_001)), "text-too-long", "reason" },
        { new CommitmentReaffirmed(Today.AddDays(1)), "effective-in-the-future", "effectiveOn" },
        { new ResponsibilityPerformed(Today, "Walk the classrooms", ""), "empty-text", "byRole" },
        { new ResponsibilityPerformed(Today, "", "principal"), "empty-text", "responsibility" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Is_refused_with_a_fault_in_it(RolloutEvent wish, string code, string field)
    {
        When(AlderPl, wish);
        ThenRefused(code, field);
    }
}
