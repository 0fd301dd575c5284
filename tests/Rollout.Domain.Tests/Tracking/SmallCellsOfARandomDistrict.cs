using System.Text.Json;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>
/// Nobody works out a subgroup of fewer than 10 people (decision 0006): not from any answer at any coordinates, nor from all of them
/// together.
/// </summary>
public sealed class SmallCellsOfARandomDistrict
{
    private static readonly InitiativeEvent.IndicatorDefined Growth = new(Day(1), "growth", 50, 60, 3, Day(1), Day(100), Direction.Up);

    /// <summary>Whatever is changed behind what is shown of readings, no answer changes: then differences of answers tell nothing either.</summary>
    [Fact]
    public void Is_in_no_answer_more_than_in_what_is_shown_of_each_reading() => Seeds.Hold(300, 200, seed =>
    {
        var (log, dice) = (RandomPractices.Of(seed), new Dice(seed + 300_000));
        var other = new InventedLog([.. log.Lines.Select(line => line.Happened is IndicatorReadingRecorded read ? line with { Happened = Behind(read, dice) } : line)]);
        if (other.Lines.SequenceEqual(log.Lines))
            return null;
        var registered = 1 + log.Lines.ToList().FindIndex(line => line.Happened is DistrictEvent.DistrictRegistered);
        for (var asked = 0; asked < 6; asked++)
        {
            var at = new Coordinates(
                dice.Between(registered, log.Lines.Count), LogBook.Day(dice.Between(0, 180)),
                dice.Percent(50) ? DateTimeOffset.MaxValue : LogBook.Noon(LogBook.Day(dice.Between(0, 180))), null, 1);
            if (Seeds.Same(Answers(log, at), Answers(other, at)) is { Length: > 0 } told)
                return told;
        }

        return Seeds.Same(Sentences(log), Sentences(other));
    });

    /// <summary>A reading of which as much is shown.</summary>
    private static IndicatorReadingRecorded Behind(IndicatorReadingRecorded read, Dice dice) => (read.Subgroup, read.N) switch
    {
        (null, < 10) => read with { N = dice.Between(1, 9), Note = $"Note {dice.Between(0, 9)}" },
        (null, var people) => read with { N = people / 10 * 10 + dice.Between(0, 9) },
        (_, < 10) => read with
        {
            N = dice.Between(1, 9),
            Value = dice.Between(0, 100),
            Subgroup = dice.Pick("el", "swd", "others"),
            Note = $"Note {dice.Between(0, 9)}",
        },
        _ => read with { N = dice.Between(10, 90), Value = SmallCells.Rounded(read.Value) + dice.Between(-49, 49) / 100m, Note = $"Note {dice.Between(0, 9)}" },
    };

    private static string Answers(InventedLog log, Coordinates at)
    {
        var board = Board.Assess(DistrictFacts.At(log.History, at.Cut), at, RandomPractices.AllChecks);
        return JsonSerializer.Serialize(new
        {
            board.Schools,
            board.DistrictFindings,
            board.DistrictReports,
            Explained = board.Schools.Select(row => Explanation.Of(board, row.School)),
            Measured = MeasuresRecord.Of(board),
        });
    }

    private static string Sentences(InventedLog log) => string.Join(
        '\n', log.Lines.Where(line => line.Happened is RolloutEvent)
            .Select(line => Domain.Sentences.Of(new StreamId.Rollout(new("pl"), new(line.Stream["rollout/".Length..])), line.Happened, Names.Ids)));

    /// <summary>Collected from every position and day, the readings are shown always alike, whatever is logged later or taken back.</summary>
    [Fact]
    public void Is_shown_alike_at_all_coordinates() => Seeds.Hold(60, 60, seed =>
    {
        var told = Collected(Logged(CellsOfASchool.Of(seed), new Dice(seed)));
        return string.Join("; ", told.Where(shown => shown.Value.Count > 1).Select(shown => $"{shown.Key}: {string.Join(" | ", shown.Value)}"));
    });

    [Fact]
    public void Is_worked_out_by_nobody_who_collects_all_answers() => Seeds.Hold(1_000, 1_000, seed => Attack(CellsOfASchool.Of(seed), Seen.AsShown));

    /// <summary>The attacker is good enough: without what protects the small cells beside the others, they are found.</summary>
    [Fact]
    public void Would_be_worked_out_if_larger_cells_were_shown_as_they_are() => Assert.InRange(
        Enumerable.Range(0, 300).Count(seed => Attack(CellsOfASchool.Of(seed), Seen.WithoutComplement).Length > 0), 150, 300);

    [Fact]
    public void Would_be_worked_out_if_whole_schools_were_counted_exactly() => Assert.InRange(
        Enumerable.Range(0, 1_000).Count(seed => Attack(CellsOfASchool.Of(seed), Seen.WithExactWholes).Length > 0), 20, 1_000);

    [Fact]
    public void Would_be_worked_out_if_the_values_of_larger_cells_were_exact() => Assert.InRange(
        Enumerable.Range(0, 300).Count(seed => Attack(CellsOfASchool.Of(seed), Seen.WithExactValues).Length > 0), 5, 300);

    private static string Attack(CellsOfASchool cells, Func<IndicatorReadingRecorded, Seen> see) =>
        Attacker.Find(see(cells.Whole), [.. cells.Larger.Select(see)], cells.Small.Count) is { } found ? found : "";

    /// <summary>One school's cells, typed in any order; some wrong at first, taken back and typed again.</summary>
    private static Scenario Logged(CellsOfASchool cells, Dice dice)
    {
        var scenario = Opened().Publish(Path(Step("M1", "plan", 150))).Enrol(Alder).Log(Growth);
        IndicatorReadingRecorded[] readings = [cells.Whole, .. cells.Larger, .. cells.Small];
        dice.Shuffle(readings);
        foreach (var reading in readings)
        {
            if (dice.Percent(30))
            {
                scenario.Say(Alder, reading with { N = dice.Between(1, 40), Value = reading.Value + 1 });
                scenario.Withdraw(Alder, scenario.Last, Noon(Day(60)));
            }

            scenario.Say(Alder, reading, Noon(Day(dice.Between(50, 70))));
        }

        return scenario;
    }

    /// <summary>By event everything that was ever told of it.</summary>
    private static Dictionary<Guid, HashSet<string>> Collected(Scenario scenario)
    {
        var told = new Dictionary<Guid, HashSet<string>>();
        var history = scenario.History;
        for (var position = 1L; position <= scenario.Head; position++)
        {
            foreach (var (day, known) in new[] { (Day(50), DateTimeOffset.MaxValue), (Day(90), DateTimeOffset.MaxValue), (Day(90), Noon(Day(58))) })
            {
                var at = new Coordinates(position, day, known, null, 1);
                var facts = DistrictFacts.At(history, at.Cut);
                var readings = MeasuresRecord.Of(Board.Assess(facts, at, RandomPractices.AllChecks)).Schools.SelectMany(school => school.Measures)
                    .SelectMany(measure => measure.Readings.Concat(measure.Subgroups.SelectMany(subgroup => subgroup.Readings)));
                foreach (var reading in readings)
                {
                    if (!told.TryGetValue(reading.Event, out var said))
                        told[reading.Event] = said = [];
                    said.Add(reading.Shown.ToString());
                }
            }
        }

        return told;
    }
}
