using Rollout.App.Web.Tables;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Waves;

/// <summary>Who is ready, who was served how well and who begins when, as tables to take along.</summary>
internal static class WavesSheets
{
    internal static PageTables Of(WavesView view) => new(
        view.Frame, "/waves", view.Keeps, [Schools(view), Scores(view), Rubric(view), Waves(view), Windows(view), .. view.SeesAll ? OfAllSchools(view) : []]);

    /// <summary>All of them, also where the page shows a part of a long list.</summary>
    private static Table Schools(WavesView view) => Table.Of(
        "schools", "School by school", view.Record.Schools,
        ("School", school => school.School.Value), ("Name", school => school.Name), ("Wave", school => school.Wave), ("From", school => school.Start),
        ("Readiness", school => WavesView.Said(school)), ("Score", school => school.Readiness?.Total), ("Needed", school => school.Readiness?.Ready),
        ("UnreadyUnsaid", school => school.Unready is not null), ("ScoreEvent", school => school.Readiness?.Assessed?.Id.ToString()),
        ("Quartile", school => school.Quartile), ("QuartileEvent", school => school.Profile?.Id.ToString()),
        ("Chosen", school => ChosenOf(school) is { } chosen ? WavesView.Said(chosen.ReasonCode) : null), ("Reason", school => ChosenOf(school)?.Reason),
        ("Mitigation", school => ChosenOf(school)?.Mitigation), ("ChosenEvent", school => school.Override?.Id.ToString()));

    private static Table Scores(WavesView view) => Table.Of(
        "scores", "Scores by the rubric",
        from school in view.Record.Schools
        where school.Readiness?.Assessed is not null
        from item in view.Record.Items
        select (School: school, Item: item),
        ("School", scored => scored.School.School.Value), ("Name", scored => scored.School.Name), ("Item", scored => scored.Item.Item),
        ("Title", scored => scored.Item.Title), ("Score", scored => scored.School.Readiness!.ScoreOf(scored.Item.Item)), ("Most", scored => scored.Item.Most),
        ("Event", scored => $"{scored.School.Readiness!.Assessed!.Id}"));

    private static Table Rubric(WavesView view) => Table.Of(
        "rubric", "Rubric", view.Record.Items,
        ("Item", item => item.Item), ("Title", item => item.Title), ("Most", item => item.Most), ("ReadyFromSum", _ => view.Rubric?.Ready),
        ("Since", _ => view.Rubric?.EffectiveOn), ("Event", _ => view.Record.Rubric?.Id.ToString()));

    private static Table Waves(WavesView view) => Table.Of(
        "waves", "Who begins when", view.Record.Waves,
        ("Wave", wave => wave.Name), ("Begins", wave => wave.LaunchOn), ("LaunchSaid", wave => wave.Launch is not null),
        ("Against", wave => wave.Launch is { IsFree: false } unfit ? unfit.Against : null),
        (view.SeesAll ? "Schools" : "OwnSchools", wave => wave.Schools.Count), ("Names", wave => string.Join(", ", wave.Schools.Select(school => school.Name))),
        ("Event", wave => wave.Launch?.Scheduled.Id.ToString()),
        ("AgainstEvents", wave => wave.Launch is { } launch ? string.Join(' ', launch.Windows.Select(window => window.Id)) : null));

    private static Table Windows(WavesView view) => Table.Of(
        "windows", "When schools test", view.Record.Windows.Select(recorded => (Window: (DistrictEvent.TestingWindowPublished)recorded.Happened, recorded.Id)),
        ("Window", said => said.Window.Name), ("From", said => said.Window.From), ("To", said => said.Window.To), ("Event", said => $"{said.Id}"));

    /// <summary>What is about all schools is for those who see all.</summary>
    private static IEnumerable<Table> OfAllSchools(WavesView view)
    {
        (string Name, bool IsChosen, WaveBalance? Early)[] ways =
        [
            ("As it is", false, view.Record.Now),
            .. view.Suggestions.Select(suggested => (WavesView.NameOf(suggested.Policy), view.IsChosen(suggested.Policy), (WaveBalance?)suggested.Early)),
        ];
        yield return Table.Of(
            "policies", "Both policies in numbers", ways,
            ("InTheFirstWaves", way => way.Name), ("Waves", _ => view.Record.EarlyWaves), ("Schools", way => way.Early?.Schools),
            ("ServedLeast", way => way.Early?.Need.LeastServed), ("NeedKnown", way => way.Early?.Need.Known), ("ServedLeastShare", way => Cell.ShareOf(way.Early?.Need.Share)),
            ("BelowReady", way => way.Early?.BelowReady), ("NeverScored", way => way.Early?.Unscored),
            ("DistrictServedLeast", _ => view.Record.Need.LeastServed), ("DistrictNeedKnown", _ => view.Record.Need.Known),
            ("DistrictServedLeastShare", _ => Cell.ShareOf(view.Record.Need.Share)), ("ChosenByCharter", way => way.IsChosen),
            ("Reason", way => way.IsChosen ? view.Charter!.SelectionReason : null), ("Event", way => way.IsChosen ? $"{view.Record.Charter!.Id}" : null));
        yield return Table.Of(
            "suggested", "Who would begin when",
            from suggested in view.Suggestions
            from wave in suggested.Waves.Index()
            from school in wave.Item
            select (suggested.Policy, Wave: wave.Index + 1, School: school),
            ("Policy", placed => WavesView.NameOf(placed.Policy)), ("Wave", placed => placed.Wave), ("School", placed => placed.School.School.Value),
            ("Name", placed => placed.School.Name));
        yield return Table.Of(
            "quartiles", "Who was served how well", view.Quartiles,
            ("Quartile", quartile => quartile.Name), ("Schools", quartile => quartile.All), ("InTheFirstWaves", quartile => quartile.Early));
    }

    private static InitiativeEvent.SelectionOverridden? ChosenOf(WaveSchool school) => school.Override?.Happened as InitiativeEvent.SelectionOverridden;
}
