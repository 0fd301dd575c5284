using Rollout.App.Reading;
using Rollout.App.Web;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>Which schools the board shows, and since when it says what changed.</summary>
/// <param name="Statuses">Empty = all.</param>
/// <param name="Since">The first day whose changes are told; null = this week's Monday.</param>
/// <param name="All">Whether everybody with a finding is listed, rather than the worst.</param>
public sealed record BoardFilter(IReadOnlyList<Status> Statuses, string? Wave, string? Level, DateOnly? Since, bool All)
{
    internal bool IsOn => Statuses.Count > 0 || Wave is not null || Level is not null;

    /// <summary>The parts of a query that ask for the same.</summary>
    internal IReadOnlyList<(string Name, string? Value)> Parts =>
    [
        .. Statuses.Select(status => ("status", (string?)StatusWords.Code(status))), ("wave", Wave), ("level", Level),
        ("since", Words.Iso(Since)), ("list", All ? "all" : null),
    ];

    internal bool Shows(Standing row) =>
        (Statuses.Count == 0 || Statuses.Contains(row.Status)) && (Wave is null || row.Wave == Wave) && (Level is null || row.Level == Level);

    internal static Problem? Of(IQueryCollection query, out BoardFilter filter)
    {
        var (ofStatus, ofSince) = (StatusesOf(query, out var statuses), SinceDay.Of(query, out var since));
        var (wave, level) = (query["wave"].ToString(), query["level"].ToString());
        filter = new(statuses, wave.Length > 0 ? wave : null, level.Length > 0 ? level : null, since, query["list"] == "all");
        return ofStatus ?? ofSince;
    }

    internal static Problem? StatusesOf(IQueryCollection query, out List<Status> statuses)
    {
        statuses = [];
        foreach (var text in query["status"].OfType<string>().Where(text => text.Length > 0))
        {
            if (!StatusWords.TryParse(text, out var status))
                return Problem.BadQuery("status", $"“{text}” is no status; one of: {string.Join(", ", StatusWords.InCountOrder.Select(StatusWords.Code))}.");
            statuses.Add(status.Value);
        }

        return null;
    }
}
