using System.Globalization;
using Npgsql;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;
using Rollout.App.Web.Pages;
using Rollout.App.Web.Tables;
using Rollout.Domain;

namespace Rollout.App.Features.History;

/// <summary><c>/d/{lea}/{slug}/history?school=&amp;type=&amp;since=&amp;before=</c>: what was logged, the newest first.</summary>
internal static class HistoryPages
{
    private const int PageSize = 50;

    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/history", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(
        string lea, string slug, HttpRequest request, PageRequest pages, NpgsqlDataSource source, Following following, Gate gate,
        Accounts accounts, CancellationToken ct)
    {
        if (HistoryFilter.Of(request.Query, out var filter) is { } malformed)
            return malformed;
        var (frame, problem) = await pages.AskAsync(lea, slug, request, ct);
        if (frame is null)
            return problem!;
        if (await gate.AskAsync(request.HttpContext.Person, frame.Board.District, Right.Read, filter.School, ct) is { } denied)
            return denied;

        await following.CatchUpAsync(frame.Board.District, ct);
        // A page shows the newest; a file holds them all.
        var size = request.Query["format"].ToString() is TableFile.Csv or TableFile.Excel ? HistorySheets.Most : PageSize;
        var query = new HistoryQuery(
            frame.Board.District.Value, frame.Board.Initiative.Value, filter.School?.Value, filter.Type is { } type ? [type] : [],
            0, size + 1, Math.Min(filter.Before ?? long.MaxValue, frame.At.Position + 1), frame.At.KnownAt, NewestFirst: true)
        {
            KnownAfter = filter.Since is { } since ? Days.EndOf(since.AddDays(-1), frame.Board.Zone) : null,
        };
        var entries = new List<HistoryEntry>();
        await foreach (var entry in HistoryFeed.ReadAsync(source, query, ct))
            entries.Add(entry);
        if (size > PageSize && entries.Count > size)
            return Problem.BadQuery("format", $"More than {Words.Count(size)} events fit: choose a school, a type or since when; /api/v1/…/history?format=events gives them all.");
        frame = frame with { Called = await accounts.NamesAsync(entries.Select(entry => entry.By), ct) };
        var view = new HistoryView(frame, filter, [.. entries.Take(size)], entries.Count > size);
        return new Page<HistoryPage>(view, Tag: frame.TagFor(request)) { Tables = HistorySheets.Of(view) };
    }
}

/// <summary>Which events a page shows.</summary>
/// <param name="Since">Only what was recorded on that day or later.</param>
/// <param name="Before">Only earlier positions: where the page before ended.</param>
public sealed record HistoryFilter(SchoolId? School, string? Type, DateOnly? Since, long? Before)
{
    internal bool IsOn => School is not null || Type is not null || Since is not null;

    internal IReadOnlyList<(string Name, string? Value)> Parts =>
        [("school", School?.Value), ("type", Type), ("since", Since is { } day ? Words.Iso(day) : null), ("before", Before?.ToString(CultureInfo.InvariantCulture))];

    internal static Problem? Of(IQueryCollection query, out HistoryFilter filter)
    {
        var (school, type) = (query["school"].ToString(), query["type"].ToString());
        var problem = SinceDay.Of(query, out var since);
        filter = new(SchoolId.TryParse(school, null, out var id) ? id : null, type.Length > 0 ? type : null, since, Position(query["before"]));
        return school.Length > 0 && filter.School is null ? Problem.BadQuery("school", $"“{school}” is no school: write {SchoolId.Form}.")
            : filter.Type is { } alias && !EventCodec.AllAliases.Contains(alias) ? Problem.BadQuery("type", $"There is no event type “{alias}”.")
            : problem;
    }

    private static long? Position(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
}

public sealed class HistoryView
{
    internal HistoryView(PageFrame frame, HistoryFilter filter, IReadOnlyList<HistoryEntry> entries, bool hasOlder) =>
        (Frame, Filter, Entries, HasOlder) = (frame, filter, entries, hasOlder);

    internal PageFrame Frame { get; }

    internal HistoryFilter Filter { get; }

    internal IReadOnlyList<HistoryEntry> Entries { get; }

    internal bool HasOlder { get; }

    internal string Older => Frame.Address.To("/history", [.. (Filter with { Before = Entries[^1].Position }).Parts]);

    internal string Newest => Frame.Address.To("/history", [.. (Filter with { Before = null }).Parts]);

    internal string Sentence => Entries switch
    {
        [] => "Nothing was recorded that fits.",
        [var newest, ..] => $"Last recorded: {SentenceOf(newest)}",
    };

    /// <summary>Whether the entry is withdrawn by these coordinates.</summary>
    internal bool IsWithdrawn(HistoryEntry entry) =>
        entry.Withdrawn is { } withdrawn && withdrawn.Position <= Frame.At.Position && withdrawn.At <= Frame.At.KnownAt;

    internal string SentenceOf(HistoryEntry entry) => HistoryTable.Sentence(entry, Frame.Names);
}
