using Rollout.Domain.Districts;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tracking;

/// <summary>Which stage the district saw itself at, as it stands on the board's day (S4).</summary>
/// <param name="Instrument">The one in force, an <see cref="InstrumentPublished"/>; null while none is published.</param>
/// <param name="Reports">The latest first; those whose questions were withdrawn are left out.</param>
/// <param name="DaysLeft">School days left until it is answered again (C38); below 0 afterwards; null while no instrument is published.</param>
public sealed record StageRecord(Recorded? Instrument, IReadOnlyList<StageReport> Reports, int? DaysLeft)
{
    public static StageRecord Of(Board board)
    {
        var (district, day) = (board.AsDistrict, board.Day);
        var asked = district.Facts.Frame.SelfAssessments;
        var reports = new List<StageReport>();
        foreach (var completed in asked.Completions.Take(asked.Completions.CountBy(day)))
        {
            if (asked.Answered(completed.Fact) is { } instrument)
                reports.Insert(0, StageReport.Of(completed, instrument, reports is [var before, ..] ? before : null));
        }

        return new(
            asked.InForce(day)?.Recorded, reports,
            asked.WaitingSince(day) is { } since ? district.Rules.ReassessEvery - district.Passed(since, day) : null);
    }
}

/// <summary>One time that the district answered.</summary>
/// <param name="Questions">What was asked: its version of the instrument.</param>
/// <param name="Change">Points of percent more than the time before; null the first time, and where other questions were asked then.</param>
public sealed record StageReport(Recorded Recorded, DateOnly On, InstrumentPublished Questions, ValueList<InstrumentAnswer> Answers, StageScore Score, int? Change)
{
    internal static StageReport Of(Dated<SelfAssessmentCompleted> completed, InstrumentPublished instrument, StageReport? before)
    {
        var score = StageScore.Of(instrument, completed.Fact.Answers);
        var isComparable = before?.Questions.Instrument == instrument.Instrument && before.Questions.Version == instrument.Version;
        return new(
            completed.Recorded, completed.On, instrument, completed.Fact.Answers, score,
            isComparable ? score.All.Percent - before!.Score.All.Percent : null);
    }
}
