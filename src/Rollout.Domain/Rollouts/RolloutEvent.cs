using System.Collections.Immutable;

namespace Rollout.Domain.Rollouts;

/// <summary>Facts of a stream <c>rollout/{slug}/{schoolId}</c>: one initiative at one school.</summary>
public abstract partial record RolloutEvent : DomainEvent
{
    private RolloutEvent() { }

    /// <summary>
    /// A later fact may come before the commitment, support or request it is about, in any order of import; a typing error in its name
    /// would too.
    /// </summary>
    internal static IEnumerable<Warning> Warn(RolloutEvent wish, SchoolRollout state) => wish switch
    {
        CommitmentRenegotiated e => Unknown(e.Commitment, state.Commitments, "commitment", "made a commitment"),
        CommitmentFulfilled e => Unknown(e.Commitment, state.Commitments, "commitment", "made a commitment"),
        CommitmentBroken e => Unknown(e.Commitment, state.Commitments, "commitment", "made a commitment"),
        SupportDelivered e => Unknown(e.Support, state.Supports, "support", "opened a support"),
        SupportOutcomeRecorded e => Unknown(e.Support, state.Supports, "support", "opened a support"),
        HelpAnswered e => Unknown(e.Help, state.HelpAsked, "help", "asked for help under"),
        HelpResolved e => Unknown(e.Help, state.HelpAsked, "help", "asked for help under"),
        AlignmentGapClosed e => Warn(e, state),
        _ => [],
    };

    private static IEnumerable<Warning> Unknown(string name, ImmutableHashSet<string> known, string field, string done) =>
        known.Contains(name) ? [] : [new($"unknown-{field}", $"Nobody has {done} “{name}” here yet.", field)];
}
