using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>A school’s scores against a rubric (S2).</summary>
/// <param name="Rubric">The rubric it is judged by.</param>
/// <param name="Assessed">The last assessment; null while there is none.</param>
public sealed record Readiness(Recorded Rubric, Recorded? Assessed)
{
    /// <summary>The sum from which a school is ready.</summary>
    public int Ready => Published.Ready;

    /// <summary>The sum of the rubric’s items; null while nobody scored the school. What has no score counts 0.</summary>
    public int? Total => Assessed is null ? null : Published.Items.Sum(item => ScoreOf(item.Item) ?? 0);

    public bool IsReady => Total >= Ready;

    private RubricPublished Published => (RubricPublished)Rubric.Happened;

    /// <summary>Null where the item has no score.</summary>
    public int? ScoreOf(string item) =>
        (Assessed?.Happened as ReadinessAssessed)?.Scores.Where(score => score.Item == item).Select(score => (int?)score.Score).FirstOrDefault();

    /// <summary>As it stands on the day; null while no rubric is in force.</summary>
    internal static Readiness? At(Agreements agreements, SchoolFacts? school, DateOnly day) =>
        agreements.Rubrics.LastBy(day) is { } rubric ? new(rubric.Recorded, school?.Readiness.LastBy(day)?.Recorded) : null;
}
