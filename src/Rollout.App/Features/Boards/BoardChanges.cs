using Rollout.App.Reading;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>What became another since a day: the answer at the end of the day before, beside the page's own.</summary>
/// <param name="Since">The first day whose changes are told.</param>
/// <param name="Then">The earlier answer's page; null when the initiative had no board by then.</param>
/// <param name="Recorded">Facts recorded since.</param>
public sealed record BoardChanges(DateOnly Since, PageAddress? Then, IReadOnlyList<Change> Rows, int Recorded)
{
    internal string Sentence
    {
        get
        {
            var facts = Recorded == 0 ? "nothing was recorded" : $"{Words.Many(Recorded, "fact")} {(Recorded == 1 ? "was" : "were")} recorded";
            var (worse, better) = (Rows.Count(row => row.IsWorse), Rows.Count(row => !row.IsWorse));
            return Rows.Count == 0
                ? $"No school’s status is another, and {facts}."
                : $"{Words.Many(worse, "school")} moved towards trouble, {better} away from it, and {facts}.";
        }
    }

    internal static DateOnly Monday(DateOnly day) => day.AddDays(day.DayOfWeek switch
    {
        DayOfWeek.Monday => -7,
        DayOfWeek.Sunday => -6,
        var weekday => 1 - (int)weekday,
    });

    internal static CoordinateRequest Before(PageFrame frame, DateOnly since)
    {
        var day = since.AddDays(-1);
        return frame.Address.At with { Effective = day, Known = new(day, null) };
    }

    internal static BoardChanges Of(PageFrame now, PageFrame? then, DateOnly since)
    {
        var known = Days.EndOf(since.AddDays(-1), now.Board.Zone);
        var before = then?.Board.Schools.ToDictionary(row => row.School, row => row.Status) ?? [];
        var rows = from row in now.Board.Schools
                   where !before.TryGetValue(row.School, out var status) || status != row.Status
                   select new Change(row, before.TryGetValue(row.School, out var was) ? was : null);
        // What the history's page lists: the initiative's own.
        var recorded = now.History.Rollouts.Values.Prepend(now.History.Charter).SelectMany(log => log.Events)
            .Count(fact => fact.Position <= now.At.Position && fact.RecordedAt <= now.At.KnownAt && fact.RecordedAt > known);
        return new(since, then?.Address, [.. rows], recorded);
    }
}

/// <summary>A school whose status is another than it was.</summary>
/// <param name="Was">Null when it was not on the board.</param>
public sealed record Change(Standing Row, Status? Was)
{
    // Statuses are declared worst first; what is paused or not started yet is no trouble.
    internal bool IsWorse => Row.Status is Status.OffTrack or Status.Watch or Status.NoNews && (Was is not { } was || Row.Status < was);
}
