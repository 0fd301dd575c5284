using Rollout.App.Web.Tables;
using Rollout.Domain.Districts;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Stages;

/// <summary>Which stage the district saw itself at, and what it was asked, as tables to take along.</summary>
internal static class StagesSheets
{
    internal static PageTables Of(StagesView view) => new(view.Frame, "/stages", [], Areas(view), Stages(view), Trend(view), Questions(view));

    private static Table Areas(StagesView view) => Table.Of(
        "areas", "Areas", from report in view.Record.Reports.Take(1) from area in report.Score.Areas select (Report: report, Area: area),
        ("Area", seen => StageWords.Of(seen.Area.Area)), ("Share", seen => ShareOf(seen.Area.Points)), ("Points", seen => seen.Area.Points.Got),
        ("OfPoints", seen => seen.Area.Points.Most), ("Answered", seen => seen.Area.Answered), ("OfQuestions", seen => seen.Area.Asked),
        ("Strength", seen => seen.Report.Score.Strengths.Contains(seen.Area.Area)), ("NextStep", seen => NextStepOf(seen.Report, seen.Area)),
        ("LeastSoFar", seen => LeastOf(seen.Report, seen.Area)), ("Day", seen => seen.Report.On), ("Event", seen => $"{seen.Report.Recorded.Id}"));

    private static Table Stages(StagesView view) => Table.Of(
        "stages", "The four stages", view.Latest is null ? [] : StageWords.Stages,
        ("Stage", stage => StageWords.Of(stage)), ("Meaning", stage => StageWords.MeaningOf(stage)), ("Here", stage => view.Latest!.Score.Stage == stage));

    private static Table Trend(StagesView view) => Table.Of(
        "trend", "How it went on", view.Record.Reports,
        [
            ("Day", report => report.On), ("Stage", report => StageWords.Of(report)), ("Share", report => ShareOf(report.Score.All)),
            ("ChangeInPoints", report => report.Change),
            .. StageWords.Areas.Select((area, place) => (StageWords.Of(area), (Func<StageReport, Cell>)(report => ShareOf(report.Score.Areas[place].Points)))),
            ("Instrument", report => report.Questions.Instrument), ("Version", report => report.Questions.Version), ("Event", report => $"{report.Recorded.Id}"),
        ]);

    private static Table Questions(StagesView view) => Table.Of(
        "questions", "The questions", view.Questions.Questions,
        ("Question", question => question.Id), ("Area", question => StageWords.Of(question.Area)), ("Text", question => question.Text),
        ("Instrument", _ => view.Questions.Instrument), ("Version", _ => view.Questions.Version), ("Published", _ => view.Published?.EffectiveOn),
        ("Event", _ => view.Record.Instrument?.Id.ToString()));

    /// <summary>In whole percent, rounded down, as the page has it: none seems to reach a bound that it does not.</summary>
    private static Cell ShareOf(Points points) => Cell.ShareOf(points.Percent / 100m);

    private static string? NextStepOf(StageReport report, AreaScore area) =>
        report.Score.Next.Contains(area.Area) ? StageWords.NextStepOf(area.Area) : null;

    private static string? LeastOf(StageReport report, AreaScore area) =>
        report.Score.Next.Contains(area.Area) ? string.Join("\n", area.Least.Select(question => question.Text)) : null;
}
