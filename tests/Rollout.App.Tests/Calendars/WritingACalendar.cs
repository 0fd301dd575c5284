using Rollout.App.Features.Calendars;

namespace Rollout.App.Tests.Calendars;

/// <summary>Entries come back out of a calendar’s file as they went in.</summary>
public sealed class WritingACalendar
{
    private static readonly DateTimeOffset Known = new(2026, 10, 5, 15, 0, 7, TimeSpan.Zero);

    [Theory]
    [InlineData("Öl, Süd; \\ a\nb")]
    [InlineData("学校学校学校学校学校学校学校学校学校学校学校学校学校学校学校学校学校学校🏫🏫🏫🏫🏫🏫🏫🏫🏫🏫")]
    [InlineData("a very long title that goes on for so long that it has to be folded at least twice, and each fold is a line of its own, as it has to be")]
    [InlineData("END:VEVENT\r\nEND:VCALENDAR")]
    [InlineData("")]
    public void Keeps_words(string words)
    {
        var (calendar, events) = StrictCalendar.Read(CalendarText.Of("All, of it", [Entry(words)], Known));

        Assert.Equal("All\\, of it", calendar["X-WR-CALNAME"]);
        var read = Assert.Single(events);
        Assert.Equal(
            (words.ReplaceLineEndings("\n"), "Why", "Milestone", "20261005T150007Z", new DateOnly(2026, 12, 31)),
            (read["SUMMARY"], read["DESCRIPTION"], read["CATEGORIES"], read["DTSTAMP"], StrictCalendar.DayOf(read)));
    }

    [Fact]
    public void Drops_what_no_calendar_may_hold() =>
        Assert.Equal("ab c\ufffd", StrictCalendarOf("a\u0007b\tc\ud83c").Replace("\\", "", StringComparison.Ordinal));

    [Fact]
    public void Calls_a_subject_the_same_on_another_day_and_no_two_subjects_the_same()
    {
        var entry = Entry("a");
        Assert.Equal(entry.Uid, (entry with { On = entry.On.AddDays(9), Summary = "b", Description = "c" }).Uid);
        Assert.NotEqual(entry.Uid, (entry with { Subject = "other" }).Uid);
        Assert.NotEqual(entry.Uid, (entry with { Kind = "Track check" }).Uid);
    }

    private static string StrictCalendarOf(string words)
    {
        var text = CalendarText.Of("a", [Entry(words)], Known);
        return text.Split("\r\n").Single(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal))["SUMMARY:".Length..];
    }

    private static CalendarEntry Entry(string words) => new("Milestone", "9900002/pl/990000200001/M1", new(2026, 12, 31), words, "Why", "https://rollout.example/d/1");
}
