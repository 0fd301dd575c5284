using System.Globalization;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Reading;

/// <summary>The board in words a board member uses.</summary>
internal static class BoardWords
{
    /// <summary>The answer in a sentence or two: how many are off track, and who is worst and why.</summary>
    internal static string Sentence(Board board)
    {
        var rows = board.Schools;
        if (rows.Count == 0)
            return $"No school is enrolled as of {Day(board.Coordinates.EffectiveOn)}, as known on {Day(Days.Of(board.Coordinates.KnownAt, board.Zone))}.";

        var off = rows.Count(row => row.Status == Status.OffTrack);
        var schools = rows.Count == 1 ? "school" : "schools";
        if (off > 0)
            return $"{off} of {rows.Count} {schools} {(off == 1 ? "is" : "are")} off track. {rows[0].Name}: {Lower(rows[0].Findings[0].Reason)}";
        var unsettled = rows.Count(row => row.Status is Status.Watch or Status.NoNews);
        return unsettled > 0
            ? $"No school is off track; {unsettled} of {rows.Count} {(unsettled == 1 ? "needs" : "need")} a look. {rows[0].Name}: {Lower(rows[0].Findings[0].Reason)}"
            : $"None of {rows.Count} {schools} is off track.";
    }

    /// <summary>The counts in words, those that are zero left out.</summary>
    internal static string Counts(Board board) => string.Join(", ",
        from status in Enum.GetValues<Status>()
        let count = board.Schools.Count(row => row.Status == status)
        where count > 0
        select $"{count} {StatusWords.Words(status)}");

    /// <summary>The coordinates in words; every page and print says them.</summary>
    internal static string Coordinates(Board board)
    {
        var at = board.Coordinates;
        var path = at.Path is { } version ? $"path {version}" : "each on its own path";
        var known = TimeZoneInfo.ConvertTime(at.KnownAt, board.Zone);
        var beyond = board.IsBeyondCalendar ? $" The published calendar ends {Day(board.Calendar.Ends)}: days beyond it count for nothing." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"As of {at.EffectiveOn:ddd d MMM yyyy} (day {board.Calendar.DayNumber(at.EffectiveOn)}), known at {known:d MMM yyyy HH:mm}, {path}, rules {at.Rules}, event {at.Position:n0}.{beyond}");
    }

    internal static string Day(DateOnly? day) => day?.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture) ?? "nowhere";

    internal static string Percent(decimal share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    // A sentence that begins with a quotation or a number stays as it is.
    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
