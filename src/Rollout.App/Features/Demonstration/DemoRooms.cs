using Rollout.Domain;
using Rollout.Domain.Rollouts;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Demonstration;

/// <summary>What schools show for it and do in their rooms: done nearly everywhere, and missing here and there.</summary>
internal static class DemoRooms
{
    private const int Rooms = 12;
    private const int Cycle = 24;
    private const int LastWalkthrough = 12;

    private static readonly string[] Wins =
        ["A first class that chooses its texts", "Groups that run by themselves", "Families who walked through the rooms", "A plan each student can show"];

    /// <summary>What holds for all schools, and what others learned before.</summary>
    internal static IEnumerable<DemoFact> OfTheDistrict(DemoCalendar calendar)
    {
        var begin = calendar.Ago(DemoStories.FirstWave);
        return
        [
            Fact(new LessMorePublished(begin, [
                new("telling all the same thing", "small groups that do different things"), new("one text for all", "a choice among three"),
                new("marks for everything", "words about what comes next")]), begin),
            Fact(new PrecedentLinked(
                begin, "The reading cohort of five years ago", "It began with everybody at once, and the coaches could not keep up: begin with those who ask.",
                "https://example.org/reading-cohort"), begin),
            Fact(new PrecedentLinked(calendar.Ago(70), "A neighbour's playlists", "Families understood it once they had walked through the rooms."), calendar.Ago(70)),
        ];
    }

    internal static IEnumerable<DemoFact> OfTheSchools(DemoCalendar calendar) => DemoRoster.Schools.SelectMany(school => Of(school, calendar));

    private static IEnumerable<DemoFact> Of(DemoSchool school, DemoCalendar calendar)
    {
        if (school.Wave == 3 || school is { Wave: 1, Place: 10 })
            return [];
        var launch = school.Wave == 1 ? DemoStories.FirstWave : DemoStories.SecondWave;
        var journal = new DemoJournal(school, calendar, launch);
        var place = school.Wave == 2 ? school.Place : -1;
        if (place != 14)
            journal.Say(launch - 3, day => new LessMoreAcknowledged(day));
        if (place != 15)
            journal.Say(launch - 50, day => new ProofPointRecorded(day, Wins[school.Place % Wins.Length], "Two of three classes show it, in counts the school keeps."));
        journal.Say(launch - 30, day => new AlignmentReviewHeld(day, place == 13 ? ["principal", "coach"] : ["curriculum lead", "principal", "coach"]));
        Learn(journal, launch, place);
        // One closed during the second year, another waits for its next walkthrough.
        Walk(journal, launch, place == 17 || school is { Wave: 1, Place: 13 } ? 2 * Cycle : LastWalkthrough, isLow: place == 13);
        return Align(journal, place).Facts;
    }

    private static void Learn(DemoJournal journal, int launch, int place)
    {
        if (place == 7)
            return;
        PdKind[] kinds = place == 16 ? [PdKind.Logistics, PdKind.Logistics, PdKind.Logistics] : [PdKind.Pedagogy, PdKind.Logistics, PdKind.Mindset];
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = kinds[i];
            journal.Say(launch - 1 - 22 * i, day => new PdSessionHeld(day, kind, 18));
        }
    }

    private static void Walk(DemoJournal journal, int launch, int until, bool isLow)
    {
        var cycle = 0;
        for (var ago = launch - 20; ago >= until; ago -= Cycle)
        {
            var seen = isLow ? 2 : Math.Min(Rooms - 2, 4 + 2 * cycle);
            journal.Say(ago, day => new WalkthroughRecorded(day, seen, Rooms), "p-coach");
            cycle++;
        }
    }

    private static DemoJournal Align(DemoJournal journal, int place) => place switch
    {
        3 => journal.Say(30, day => new AlignmentGapIdentified(day, "spelling", GapNature.Perceived, "People fear that there is no time left for it."))
            .Say(12, day => new AlignmentGapClosed(day, "spelling", "It is in the second unit.")),
        4 => journal.Say(8, day => new AlignmentGapIdentified(day, "fractions", GapNature.Real, "The unit comes after the test.", day.AddDays(21))),
        5 => journal.Say(60, day => new PathAssigned(day, 1, "Its new rooms open in the spring.", DemoPath.NewRooms)),
        16 => journal.Say(40, day => new AlignmentGapIdentified(day, "science", GapNature.Real, "No texts for the groups in science.")),
        _ => journal,
    };

    private static DemoFact Fact(LessMorePublished happened, DateOnly day) => new(new StreamId.Initiative(DemoRoster.Initiative), happened, day, "p-manager");

    private static DemoFact Fact(PrecedentLinked happened, DateOnly day) => new(new StreamId.Initiative(DemoRoster.Initiative), happened, day, "p-coach");
}
