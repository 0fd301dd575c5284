using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Schools;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>
/// The demonstration district: invented, the same for the same day of loading. What was logged day by day carries asserted times,
/// so that its past can be replayed.
/// </summary>
internal static class DemoDistrict
{
    internal const string Zone = "America/Chicago";
    internal const string Source = "demonstration";

    internal static DistrictWishes On(DateOnly today)
    {
        var calendar = new DemoCalendar(today);
        List<Wish> wishes = [.. Frame(calendar)];
        var facts = DemoRoster.Schools
            .SelectMany(school => DemoStories.Of(school, calendar).Concat(DemoPractices.Of(school, calendar)).Concat(DemoDevices.Of(school, calendar)))
            .Concat(DemoRooms.OfTheSchools(calendar)).Concat(Agreed(calendar)).Concat(DemoPractices.OfTheDistrict(calendar))
            .Concat(DemoRooms.OfTheDistrict(calendar)).Concat(DemoDevices.OfTheDistrict(calendar)).Concat(DemoWaves.Of(calendar))
            .Concat(DemoHaste.Of(calendar));
        foreach (var fact in facts.OrderBy(fact => fact.RecordedOn))
            wishes.Add(new(0, fact.Stream, fact.Happened, fact.RecordedOn, fact.Id, new(Afternoon(fact.RecordedOn), Source, fact.By)));
        var numbered = wishes.Select((wish, place) => wish with { Line = place + 1 }).ToList();
        return new(DemoRoster.District, [.. numbered.Select(wish => wish.Stream).Distinct()], _ => numbered);
    }

    private static IEnumerable<Wish> Frame(DemoCalendar calendar)
    {
        var (district, charter) = (new StreamId.District(), new StreamId.Initiative(DemoRoster.Initiative));
        yield return new(0, district, new DistrictEvent.DistrictRegistered("Demonstration District (invented)", null, Zone));
        foreach (var year in calendar.Years)
            yield return new(0, district, year);
        foreach (var school in DemoRoster.Schools)
            yield return new(0, new StreamId.School(school.Id), new SchoolEvent.SchoolRegistered(school.Name, school.Level, school.LowGrade, school.HighGrade));

        var startsOn = calendar.Ago(DemoStories.FirstWave - 1);
        yield return new(0, charter, new InitiativeChartered(
            DemoPath.Title, "Students work at very different points of the same course.", null, Selection.LeastServedFirst,
            "Schools that waited longest go first.", Participation.OptIn, "Teachers opt in, wave by wave."));
        yield return new(0, charter, new ExpectedPathPublished(1, DemoPath.First(startsOn), "Board of trustees", "First version."));
    }

    /// <summary>What the district agreed on for all schools.</summary>
    private static IEnumerable<DemoFact> Agreed(DemoCalendar calendar)
    {
        var begin = calendar.Ago(DemoStories.FirstWave);
        DemoFact Fact(InitiativeEvent happened, DateOnly day) => new(new StreamId.Initiative(DemoRoster.Initiative), happened, day, "p-manager");
        yield return Fact(
            new ExpectedPathRevised(
                2, DemoPath.Revised(calendar.Ago(DemoStories.FirstWave - 1)), "Board of trustees", "Schools asked for more time to write their plans."),
            calendar.Ago(50));
        yield return Fact(new WaveScheduled(begin, "1", calendar.Ago(DemoStories.FirstWave - 1)), begin);
        yield return Fact(new WaveScheduled(begin, "2", calendar.Ago(DemoStories.SecondWave - 1)), begin);
        yield return Fact(new WaveScheduled(begin, "3", calendar.Ago(-DemoStories.ThirdWaveIn)), begin);
        yield return Fact(new CommunicationPlanApproved(begin, [new("families", 20), new("teachers", 15)], "communications lead", ["newsletter", "staff meeting"]), begin);
        yield return Fact(new ExpectationAssigned(begin, "lead-alignment-review", Holder.School, NonDelegable: true), begin);
        yield return Fact(
            new IndicatorDefined(begin, "engagement", 58, 70, 3, calendar.Years[0].FirstDay, calendar.Years[1].LastDay, Direction.Up, "Students who say they are engaged", "%"),
            begin);
    }

    private static DateTimeOffset Afternoon(DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var local = day.ToDateTime(new(15, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
