using Rollout.Domain.Rollouts;
using Rollout.Domain.Schools;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>What the principal does and doesn't, and what is measured.</summary>
internal static class RandomPeople
{
    internal static void Lead(Dice dice, LogBook book, SchoolId id, int start)
    {
        var rollout = InventedLog.Rollout(id);
        var present = book.IsCalm ? dice.Pick(100, 100, 90) : dice.Pick(100, 100, 90, 50, 20);
        for (var day = start + dice.Between(-15, 20); day < 200; day += dice.Between(5, 50))
        {
            var presence = dice.Percent(present) ? Presence.Principal : dice.Pick(Presence.Delegate, Presence.Absent);
            book.Say(rollout, new KeyMeetingHeld(LogBook.Day(day), "track check", presence));
        }

        for (var i = dice.Pick(0, 0, 1, book.IsCalm ? 0 : 4); i > 0; i--)
        {
            book.Say(rollout, new ResponsibilityPerformed(
                LogBook.Day(start + dice.Between(-10, 120)), dice.Pick("walks", "budget", "other"), dice.Pick("principal", "principal", "assistant")));
        }

        for (var i = dice.Pick(0, 0, 1, book.IsCalm ? 0 : 2); i > 0; i--)
            Commit(dice, book, rollout, $"c{i}", start + dice.Between(-20, 60));
        if (dice.Percent(book.IsCalm ? 8 : 40))
            Succeed(dice, book, id, start);
        Measure(dice, book, rollout, start);
    }

    private static void Commit(Dice dice, LogBook book, string rollout, string commitment, int day)
    {
        var due = day + dice.Between(-2, 40);
        book.Say(rollout, new CommitmentMade(LogBook.Day(day), commitment, "Agreed.", dice.Percent(90) ? LogBook.Day(due) : null));
        if (dice.Percent(30))
            book.Say(rollout, new CommitmentRenegotiated(LogBook.Day(day + dice.Between(1, 50)), commitment, LogBook.Day(due + dice.Between(-5, 40)), "Agreed."));
        if (dice.Percent(60))
            book.Say(rollout, new CommitmentFulfilled(LogBook.Day(due + dice.Between(-10, 40)), commitment));
        else if (dice.Percent(20))
            book.Say(rollout, new CommitmentBroken(LogBook.Day(due + dice.Between(0, 60)), commitment));
        if (dice.Percent(8))
            book.Say(rollout, new CommitmentMade(LogBook.Day(due + dice.Between(0, 30)), commitment, "Agreed again.", LogBook.Day(due + 35)));
    }

    private static void Succeed(Dice dice, LogBook book, SchoolId id, int start)
    {
        var (school, rollout, day) = (InventedLog.School(id), InventedLog.Rollout(id), start + dice.Between(-20, 80));
        book.Say(school, new SchoolEvent.PrincipalAssigned(LogBook.Day(day), new("p-1")));
        if (dice.Percent(30))
            book.Say(rollout, new CommitmentReaffirmed(LogBook.Day(day + dice.Between(-5, 40)), dice.Pick<PersonId?>(null, new PersonId("p-1"), new PersonId("p-2"))));
        if (dice.Percent(35))
        {
            book.Say(school, new SchoolEvent.PrincipalDeparted(LogBook.Day(day + dice.Between(0, 60)), new("p-1")));
            book.Say(school, new SchoolEvent.PrincipalAssigned(LogBook.Day(day + dice.Between(0, 70)), dice.Pick(new PersonId("p-1"), new PersonId("p-2"))));
        }
    }

    private static void Measure(Dice dice, LogBook book, string rollout, int start)
    {
        var poor = dice.Pick(-8, -3, 0, 4);
        for (var i = dice.Pick(0, 2, 4, 6); i > 0; i--)
        {
            var growth = dice.Percent(60);
            book.Say(rollout, new IndicatorReadingRecorded(
                LogBook.Day(start + dice.Between(-15, 180)), growth ? "growth" : "absence",
                growth ? 54 + poor + dice.Between(-4, 4) : 26 - poor + dice.Between(-4, 4), 30, dice.Percent(15) ? "el" : null));
        }
    }
}
