using System.Collections.Immutable;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Districts;

/// <summary>
/// What the answers to an instrument come to, in whole numbers. Rollout's own rule, for the source publishes none: the points of all
/// answers out of the most these questions can bring are the share; a stage begins on its bound; a question left unanswered counts neither
/// way; and no stage is said while fewer than half of the questions of some area are answered.
/// </summary>
/// <param name="Stage">Null when too little was answered.</param>
/// <param name="Areas">In the order of the areas.</param>
/// <param name="Strengths">The areas with the highest share, all that tie; none when no area stands out.</param>
/// <param name="Next">The areas with the lowest share, all that tie; none when no area stands out.</param>
public sealed record StageScore(MaturityStage? Stage, Points All, ImmutableList<AreaScore> Areas, ImmutableList<StageArea> Strengths, ImmutableList<StageArea> Next)
{
    /// <summary>The most points a question brings; the least is 0.</summary>
    public const int MostPoints = 4;

    public static StageScore Of(InstrumentPublished instrument, IEnumerable<InstrumentAnswer> answers)
    {
        var given = answers.ToDictionary(answer => answer.Question, answer => answer.Points, StringComparer.Ordinal);
        ImmutableList<AreaScore> areas = [.. Enum.GetValues<StageArea>().Select(area => AreaScore.Of(area, instrument, given))];
        var all = areas.Aggregate(new Points(0, 0), (sum, area) => new(sum.Got + area.Points.Got, sum.Most + area.Points.Most));
        var answered = areas.FindAll(area => area.Points.Most > 0);
        var best = answered.FindAll(area => answered.TrueForAll(other => area.Points.Against(other.Points) >= 0));
        var least = answered.FindAll(area => answered.TrueForAll(other => area.Points.Against(other.Points) <= 0));
        var isEven = best.Count == answered.Count;
        return new(
            areas.TrueForAll(area => 2 * area.Answered >= area.Asked) ? StageAt(all, instrument.Bounds) : null, all, areas,
            isEven ? [] : [.. best.Select(area => area.Area)], isEven ? [] : [.. least.Select(area => area.Area)]);
    }

    /// <summary>The stage of a share: a bound belongs to the stage that begins on it.</summary>
    private static MaturityStage StageAt(Points points, ValueList<int> bounds) => (MaturityStage)bounds.Count(points.Reaches);
}

/// <summary>How far the district has come in one area.</summary>
/// <param name="Least">The answered questions with the fewest points, all that tie, in the instrument's order; none when all have the most.</param>
public sealed record AreaScore(StageArea Area, Points Points, int Answered, int Asked, ImmutableList<InstrumentQuestion> Least)
{
    internal static AreaScore Of(StageArea area, InstrumentPublished instrument, IReadOnlyDictionary<string, int> given)
    {
        var asked = instrument.Questions.Where(question => question.Area == area).ToList();
        var answered = asked.FindAll(question => given.ContainsKey(question.Id));
        var fewest = answered.Select(question => given[question.Id]).DefaultIfEmpty(StageScore.MostPoints).Min();
        return new(
            area, new(answered.Sum(question => given[question.Id]), answered.Count * StageScore.MostPoints), answered.Count, asked.Count,
            fewest == StageScore.MostPoints ? [] : [.. answered.Where(question => given[question.Id] == fewest)]);
    }
}

/// <summary>Points out of the most there were to get; of nothing asked they are none. Compared by their share, exactly.</summary>
public readonly record struct Points(int Got, int Most)
{
    /// <summary>The share in whole percent, rounded down, so that none seems to reach a bound it does not; null of nothing.</summary>
    public int? Percent => Most == 0 ? null : 100 * Got / Most;

    /// <summary>Above 0 when the share is the larger, 0 when both are the same.</summary>
    internal int Against(Points other) => (Got * other.Most).CompareTo(other.Got * Most);

    /// <summary>Whether the share is at least so many percent.</summary>
    internal bool Reaches(int percent) => 100 * Got >= percent * Most;
}

/// <summary>The four stages (S4).</summary>
public enum MaturityStage
{
    Exploring,
    Hacking,
    Optimizing,
    Personalizing,
}
