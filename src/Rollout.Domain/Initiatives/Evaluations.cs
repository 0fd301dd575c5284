namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>Somebody outside is asked what the initiative does, and by when (S3). Said again of an evaluation, its day is moved.</summary>
    public sealed record EvaluationCommissioned(DateOnly EffectiveOn, string Evaluation, DateOnly DueOn, string By) : InitiativeEvent, IDated
    {
        public override object Subject() => Evaluation;
    }

    /// <summary>What the evaluation found; it may find several things. <c>unknown-evaluation</c> when none of that name was commissioned.</summary>
    public sealed record EvaluationFindingRecorded(DateOnly EffectiveOn, string Evaluation, [property: FreeText] string Finding) : InitiativeEvent, IDated;

    internal static Refusal? Refuse(EvaluationCommissioned wish) =>
        Limits.Name(wish.Evaluation, "evaluation") ?? Limits.Day(wish.DueOn, "dueOn") ?? Limits.Name(wish.By, "by");

    internal static Refusal? Refuse(EvaluationFindingRecorded wish, Initiative state) =>
        Limits.RequiredFreeText(wish.Finding, "finding")
        ?? Limits.Must(
            state.Facts.Live.OfType<EvaluationCommissioned>().Any(known => known.Evaluation == wish.Evaluation), "unknown-evaluation",
            $"No evaluation is called “{wish.Evaluation}”: say that it was commissioned first, or check its name.", "evaluation");
}
