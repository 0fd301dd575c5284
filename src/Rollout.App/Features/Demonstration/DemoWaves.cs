using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>
/// Who was ready, who was served how well, and when nobody should begin. One school of wave 2 began before it was ready and nobody said why,
/// for another nobody said what is done about it, wave 3 launches while schools test, and most of those served least are in it.
/// </summary>
internal static class DemoWaves
{
    private const int PlacedFirst = 205;

    private static readonly RubricItem[] Items =
        [new("leadership", "The principal leads it", 4), new("time", "Teams have time to plan", 4), new("materials", "Materials are there", 4), new("trust", "Teachers want it", 4)];

    internal static IEnumerable<DemoFact> Of(DemoCalendar calendar)
    {
        var (begin, profiled) = (calendar.Ago(PlacedFirst), calendar.Ago(60));
        return
        [
            Fact(new RubricPublished(begin, [.. Items], 10), begin),
            .. DemoRoster.Schools.Select(school => Scored(school, calendar)),
            Overridden(calendar.Ago(98), DemoRoster.School(2, 9), OverrideReason.Request, "Its teachers asked to begin.", "A coach two days a week until the plans stand"),
            Overridden(calendar.Ago(98), DemoRoster.School(2, 12), OverrideReason.Grant, "The grant names it.", null),
            .. DemoRoster.Schools.Select((school, place) => Fact(new NeedProfileRecorded(profiled, school.Id, QuartileOf(school, place)), profiled)),
            Fact(new TestingWindowPublished(begin, "Winter screening", calendar.Ago(-9), calendar.Ago(-13)), begin),
            Fact(new TestingWindowPublished(begin, "State tests", calendar.Ago(-35), calendar.Ago(-44)), begin),
        ];
    }

    private static DemoFact Scored(DemoSchool school, DemoCalendar calendar)
    {
        var day = calendar.Ago(school.Wave switch { 1 => DemoStories.FirstWave + 2, 2 => DemoStories.SecondWave + 3, _ => 6 });
        var less = school is { Wave: 2, Place: 9 or 12 or 14 } ? 2 : IsServedLeastOfTheThird(school) ? 1 : 0;
        var scores = Items.Select((item, i) => new ItemScore(item.Item, Math.Max(0, 2 + (school.Place * 2 + i * 5 + school.Wave) % 3 - less)));
        return new(new StreamId.Rollout(DemoRoster.Initiative, school.Id), new ReadinessAssessed(day, scores.ToValueList()), day, "p-coach");
    }

    private static int QuartileOf(DemoSchool school, int place) => IsServedLeastOfTheThird(school) || school.Wave != 3 && place % 7 == 3 ? 4 : 1 + place % 3;

    private static bool IsServedLeastOfTheThird(DemoSchool school) => school is { Wave: 3, Place: 0 or 2 or 4 or 6 or 7 };

    private static DemoFact Overridden(DateOnly day, SchoolId school, OverrideReason why, string reason, string? mitigation) =>
        Fact(new SelectionOverridden(day, school, why, reason, mitigation), day);

    private static DemoFact Fact(InitiativeEvent happened, DateOnly day) => new(new StreamId.Initiative(DemoRoster.Initiative), happened, day, "p-manager");

    private static DemoFact Fact(DistrictEvent happened, DateOnly day) => new(new StreamId.District(), happened, day, "p-manager");
}
