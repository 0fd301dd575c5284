using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C37: the day of an outside evaluation has passed, and nothing it found is recorded (S3).</summary>
internal sealed class EvaluationRule : AwaitedRule<EvaluationCommissioned, EvaluationFindingRecorded>
{
    internal override string Id => "C37";

    internal override string Title => "Evaluations that arrive";

    private protected override string NothingWaits => "No evaluation is past its day.";

    private protected override Dated<EvaluationCommissioned>[] Begun(Agreements agreements) => agreements.Evaluations;

    private protected override Dated<EvaluationFindingRecorded>[] Said(Agreements agreements) => agreements.EvaluationFindings;

    private protected override string NameOf(EvaluationCommissioned begun) => begun.Evaluation;

    private protected override string NameOf(EvaluationFindingRecorded said) => said.Evaluation;

    private protected override DateOnly DayOf(EvaluationCommissioned begun) => begun.DueOn;

    private protected override string SentenceOf(EvaluationCommissioned begun) =>
        $"Evaluation “{begun.Evaluation}” was due on {Sentences.On(begun.DueOn)}, and no finding is recorded.";
}
