using System.Globalization;
using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Rollout.App.Web;

namespace Rollout.App.Features.History;

/// <summary>
/// The log as <c>rollout import events</c> takes it, a line an event. It is read page by page: whoever reads it slowly holds no
/// connection of the database's meanwhile. Readings of indicators and what withdrew them are left out, as the file's name says: whole
/// they tell more than may be shown (decision 0006), and what may be shown can't be imported.
/// </summary>
/// <param name="Query">With a limit that many lines and where the next begin, without one all of them.</param>
internal sealed record EventsFile(NpgsqlDataSource Source, HistoryQuery Query, string Name) : IResult
{
    internal const string Named = "without-readings";

    private const int Page = 1_000;
    private const string Reading = "indicator_reading_recorded";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.Headers.CacheControl = "private, no-cache";
        response.ContentType = $"{TextForm.JsonLines}; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = new ContentDisposition { FileName = Name }.ToString();
        var (size, after) = (Query.Limit ?? Page, Query.After);
        var withdrawals = await WithdrawalsOfReadingsAsync(ct);
        for (var isLast = false; !isLast;)
        {
            var entries = new List<HistoryEntry>();
            await foreach (var entry in HistoryFeed.ReadAsync(Source, Query with { After = after, Limit = size + 1 }, ct))
                entries.Add(entry);
            isLast = entries.Count <= size || Query.Limit is not null;
            if (entries.Count > size)
            {
                entries.RemoveAt(size);
                after = entries[^1].Position;
                if (isLast)
                    response.Headers[TextForm.Next] = after.ToString(CultureInfo.InvariantCulture);
            }

            await response.WriteAsync(Lines(entries.Where(entry => entry.Type != Reading && !withdrawals.Contains(entry.Position))), ct);
        }
    }

    /// <summary>The positions of the events that took a reading back.</summary>
    private async Task<HashSet<long>> WithdrawalsOfReadingsAsync(CancellationToken ct)
    {
        var positions = new HashSet<long>();
        await foreach (var reading in HistoryFeed.ReadAsync(Source, Query with { Types = [Reading], After = 0, Limit = null }, ct))
        {
            if (reading.Withdrawn is { } withdrawn)
                positions.Add(withdrawn.Position);
        }

        return positions;
    }

    private static string Lines(IEnumerable<HistoryEntry> entries)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var lines = new HistoryEventLines();
        foreach (var entry in entries)
            lines.Write(entry, writer);
        return writer.ToString();
    }
}
