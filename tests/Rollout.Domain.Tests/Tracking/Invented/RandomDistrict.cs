using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>The calendar and what the district agreed on for all schools.</summary>
internal static class RandomDistrict
{
    private static readonly string[] Groups = ["families", "teachers"];

    internal static void Calendar(Dice dice, LogBook book)
    {
        book.Frame(InventedLog.District, new DistrictEvent.DistrictRegistered("Invented", "TX", "America/Chicago"));
        book.Frame(InventedLog.District, Year(dice, "2026-27", new(2026, 8, 17), new(2027, 5, 28)));
        if (dice.Percent(30))
            book.Frame(InventedLog.District, Year(dice, "2027-28", new(2027, 8, 16), new(2028, 5, 26)));
        if (dice.Percent(10))
            book.On(LogBook.Day(dice.Between(1, 90)), InventedLog.District, Year(dice, "2026-27", new(2026, 8, 19), new(2027, 5, 28)));
    }

    internal static void Changes(Dice dice, LogBook book, IReadOnlyList<ExpectedPath> paths)
    {
        for (var i = dice.Pick(0, 0, 1, 3, 6); i > 0; i--)
        {
            var due = dice.Pick<Milestone>(paths[0].Milestones).Due;
            var day = dice.Percent(50) && due is { } on ? on : LogBook.Day(dice.Between(-5, 200));
            var kind = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || dice.Percent(20)
                ? dice.Pick(DayKind.MakeUp, DayKind.Instructional)
                : dice.Pick(DayKind.Weather, DayKind.Strike, DayKind.Holiday, DayKind.TeacherOnly);
            book.On(day.AddDays(dice.Between(-3, 5)), InventedLog.District, new DistrictEvent.CalendarDayChanged(day, kind));
            if (dice.Percent(20))
                book.Withdraw(book.Latest);
        }
    }

    internal static void Agreements(Dice dice, LogBook book)
    {
        foreach (var wave in dice.Percent(60) ? ["1", "2"] : Array.Empty<string>())
        {
            for (var i = dice.Between(0, 2); i > 0; i--)
                book.Say(InventedLog.Charter, new WaveScheduled(LogBook.Day(dice.Between(-20, 60)), wave, LogBook.Day(dice.Between(-5, 50))));
        }

        foreach (var responsibility in dice.Percent(60) ? ["walks", "budget"] : Array.Empty<string>())
        {
            for (var i = dice.Between(1, 2); i > 0; i--)
                book.Say(InventedLog.Charter, new ExpectationAssigned(LogBook.Day(dice.Between(-10, 60)), responsibility, Holder.School, dice.Percent(70)));
        }

        for (var i = book.IsCalm ? 0 : dice.Pick(0, 1, 1, 2); i > 0; i--)
        {
            book.Say(InventedLog.Charter, new CommunicationPlanApproved(
                LogBook.Day(dice.Between(-10, 80)),
                [.. Groups[..dice.Between(1, 2)].Select(group => new GroupCadence(group, dice.Between(6, 25)))]));
        }

        foreach (var indicator in dice.Percent(60) ? ["growth", "absence"] : Array.Empty<string>())
            Indicator(dice, book, indicator);
    }

    private static void Indicator(Dice dice, LogBook book, string indicator)
    {
        var up = indicator == "growth";
        for (var i = dice.Pick(1, 1, 2); i > 0; i--)
        {
            var from = dice.Between(-10, 30);
            book.Say(InventedLog.Charter, new IndicatorDefined(
                LogBook.Day(dice.Between(-10, 40)), indicator, up ? 50 : 30, up ? 60 + i : 20, dice.Pick(0m, 1m, 2.5m), LogBook.Day(from),
                LogBook.Day(from + dice.Pick(0, 60, 120, 280)), up ? Direction.Up : Direction.Down));
        }

        if (dice.Percent(30))
            book.Say(InventedLog.Charter, new BaselineRecorded(LogBook.Day(dice.Between(-10, 80)), indicator, dice.Between(25, 50)));
        if (dice.Percent(30))
            book.Say(InventedLog.Charter, new TargetSet(LogBook.Day(dice.Between(-10, 80)), indicator, dice.Between(25, 60)));
    }

    private static DistrictEvent.SchoolYearPublished Year(Dice dice, string name, DateOnly first, DateOnly last) => new(
        name, first, last,
        [new("Fall", first, new(first.Year, 12, 18)), new("Spring", new(last.Year, 1, 5), last)],
        [
            new(new(first.Year, 9, 7), new(first.Year, 9, 7)), new(new(first.Year, 10, dice.Between(8, 12)), new(first.Year, 10, 13)),
            new(new(first.Year, 11, 23), new(first.Year, 11, 27)), new(new(first.Year, 12, 21), new(last.Year, 1, 4)),
            new(new(last.Year, 3, 15), new(last.Year, 3, 19)),
        ]);
}
