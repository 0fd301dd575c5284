using Rollout.Domain.Paths;
using Rollout.Domain.Schools;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>One school's rollout: enrolments, pauses, milestones and news, by its own pace.</summary>
internal static class RandomSchool
{
    internal static void Live(Dice dice, LogBook book, SchoolId id, IReadOnlyList<ExpectedPath> paths)
    {
        var rollout = InventedLog.Rollout(id);
        book.Frame(InventedLog.School(id), new SchoolEvent.SchoolRegistered($"School {id}"));
        if (dice.Percent(5))
            book.On(LogBook.Day(dice.Between(10, 90)), InventedLog.School(id), new SchoolEvent.SchoolClosed());
        var start = dice.Percent(70) ? dice.Between(0, 8) : dice.Between(-20, 45);
        Enrol(dice, book, rollout, start, paths.Count);
        if (dice.Percent(25))
            Again(dice, book, rollout, start, paths.Count);
        if (dice.Percent(25))
            book.Say(rollout, new PathAssigned(LogBook.Day(start + dice.Between(-5, 70)), dice.Between(1, paths.Count), "Agreed.", Variant(dice)));
        for (var i = dice.Pick(0, 0, 0, 1, book.IsCalm ? 0 : 2); i > 0; i--)
            Pause(dice, book, rollout, start);
        Reach(dice, book, rollout, paths[0]);
        News(dice, book, rollout, start);
        RandomPeople.Lead(dice, book, id, start);
    }

    private static void Enrol(Dice dice, LogBook book, string rollout, int start, int paths) => book.Say(rollout, new RolloutEnrolled(
        LogBook.Day(start), dice.Percent(book.IsCalm ? 95 : 65) ? 1 : dice.Between(1, paths), dice.Pick("1", "1", "2", "3"), dice.Pick<int?>(null, 3, 6, 10, book.IsCalm ? 4 : 40), Variant(dice)));

    private static string? Variant(Dice dice) => dice.Pick(null, null, null, null, "v1", "v2");

    private static void Again(Dice dice, LogBook book, string rollout, int start, int paths)
    {
        var left = start + dice.Between(5, 90);
        if (dice.Percent(70))
            book.Say(rollout, new RolloutWithdrawn(LogBook.Day(left)));
        if (dice.Percent(45))
            Enrol(dice, book, rollout, left + dice.Between(-3, 40), paths);
    }

    private static void Pause(Dice dice, LogBook book, string rollout, int start)
    {
        var from = start + dice.Between(-5, 90);
        book.Say(rollout, new RolloutPaused(LogBook.Day(from)));
        if (dice.Percent(75))
            book.Say(rollout, new RolloutResumed(LogBook.Day(from + dice.Between(0, 30))));
    }

    /// <summary>Some schools keep the plan, some run late, some ahead or in another order; a few milestones never come.</summary>
    private static void Reach(Dice dice, LogBook book, string rollout, ExpectedPath path)
    {
        var (early, late, never) = book.IsCalm ? dice.Pick((12, 2, 0), (8, 0, 0), (6, 3, 0), (3, 9, 2)) : dice.Pick((12, 3, 0), (6, 1, 0), (4, 8, 6), (2, 25, 12), (0, 60, 30), (10, 30, 5));
        var lastDue = 0;
        foreach (var step in path.Milestones)
        {
            lastDue = Math.Max(lastDue, step.Due is { } due ? due.DayNumber - LogBook.First.DayNumber : (step.DueDay ?? 1) * 7 / 5);
            lastDue = Math.Min(lastDue, 250);
            if (dice.Percent(never))
                continue;
            book.Say(rollout, new MilestoneReached(LogBook.Day(lastDue + dice.Between(-early, late)), step.Id));
            if (dice.Percent(6))
                book.Say(rollout, new MilestoneReached(LogBook.Day(lastDue + dice.Between(-early, late)), step.Id));
            if (dice.Percent(10))
                book.Say(rollout, new MilestoneVerified(LogBook.Day(lastDue + dice.Between(0, 20)), step.Id));
        }
    }

    private static void News(Dice dice, LogBook book, string rollout, int start)
    {
        var (every, until) = (dice.Pick(4, 8, 14, book.IsCalm ? 200 : 40), dice.Between(60, 200));
        for (var day = start + dice.Between(-8, 10); day < until; day += dice.Between(1, 2 * every))
            book.Say(rollout, new CheckInRecorded(LogBook.Day(day)));
        if (book.IsCalm || dice.Percent(15))
            return;
        var reaches = dice.Pick(7, 12, 25);
        foreach (var group in new[] { "families", "teachers", "board" })
        {
            for (var day = start + dice.Between(-8, 10); day < until; day += dice.Between(1, 2 * reaches))
                book.Say(rollout, new TouchpointDelivered(LogBook.Day(day), group, "mail", "district", dice.Percent(40)));
        }
    }
}
