using System.Globalization;
using System.Text.Json;
using Npgsql;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Docs;
using Rollout.App.Web.Operations;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.History;

/// <summary><c>GET …/history?school=&amp;type=&amp;after=&amp;limit=</c>: what was logged, in the order of the log, page by page.</summary>
internal static class HistoryEndpoint
{
    private const int DefaultPage = 100;
    internal const int LargestPage = 1_000;
    internal const string Events = "events";

    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/history", ReadAsync).Asks(Right.Read, Place.Somewhere)
        .Tell<HistoryDocument>("What was logged, in the order of the log, page by page.", new(Filters, Told.Reading) { Texts = [TextForm.Plain, TextForm.JsonLines] });

    private static IReadOnlyList<Parameter> Filters { get; } =
    [
        new("school", "Only events at this school.", "string"),
        new("type", "Only events of these types.", "string", IsRepeated: true),
        new("after", $"Only later positions: the next of the page before, which a text says in its header {TextForm.Next}.", "integer"),
        new("limit", $"Events a page, from 1 to {LargestPage}; {DefaultPage} when left out, and all of them with a format.", "integer"),
        new(
            "format", "“events”: the whole log, the district’s and its schools’ own events with it and without readings of indicators, as JSON Lines that “rollout import events --source” takes as they are.",
            "string"),
    ];

    private static async Task<IResult> ReadAsync(
        string lea, string slug, HttpRequest request, NpgsqlDataSource source, IEventStore log, Following following, Gate gate, CancellationToken ct)
    {
        if (RouteIds.Parse(lea, slug, out var district, out var initiative) is { } noId)
            return noId;
        if (HistoryPage.Of(request.Query, district, initiative, out var page) is { } malformed)
            return malformed;
        if (await gate.AskAsync(request.HttpContext.Person, district, Right.Read, page!.School, ct) is { } denied)
            return denied;
        var (charter, roster) = (new StreamId.Initiative(initiative).ToString(), page.School is { } id ? new StreamId.School(id).ToString() : null);
        var known = await log.ReadHistoriesAsync(district.Value, roster is null ? [charter] : [charter, roster], [], ct);
        if (known.Streams.All(stream => stream.StreamId != charter))
            return Problem.NotFound(new("unknown-initiative", $"District {district} has no initiative “{initiative}”.", "slug"));

        var format = request.Query["format"].ToString();
        if (format is not ("" or Events))
            return Problem.BadQuery("format", $"“{format}” is no form of the history: write {Events}.");

        await following.CatchUpAsync(district, ct);
        if (format == Events)
        {
            if (roster is not null && known.Streams.All(stream => stream.StreamId != roster))
                return UnknownSchool(page, district);
            // What is recorded meanwhile is of the next time.
            var whole = page.Query with { Limit = page.IsLimited ? page.Limit : null, Before = known.Head + 1, WithDistrict = true };
            return new EventsFile(source, whole, $"{initiative}-log-event-{known.Head}-{EventsFile.Named}.jsonl");
        }

        var entries = new List<HistoryEntry>();
        await foreach (var entry in HistoryFeed.ReadAsync(source, page.Query with { Limit = page.Limit + 1 }, ct))
            entries.Add(entry);
        // An empty answer for something that isn't there would hide a typing error.
        if (entries.Count == 0 && roster is not null && known.Streams.All(stream => stream.StreamId != roster))
            return UnknownSchool(page, district);
        var shown = entries.Take(page.Limit).ToList();
        long? next = entries.Count > page.Limit ? shown[^1].Position : null;
        return new Answer<HistoryDocument>(new(district, initiative, known.Head, [.. shown.Select(HistoryJsonLines.Element)], next))
        {
            Texts =
            [
                new(TextForm.Plain, async writer => Write(shown, await HistoryTable.OfAsync(log, district, ct), writer)),
                new(TextForm.JsonLines, writer => Write(shown, new HistoryJsonLines(), writer)),
            ],
            Next = next,
        };
    }

    private static Problem UnknownSchool(HistoryPage page, DistrictId district) =>
        Problem.NotFound(new("unknown-school", $"There is no school {page.School} in district {district}.", "school"));

    private static void Write(IEnumerable<HistoryEntry> entries, IHistoryFormat format, TextWriter writer)
    {
        foreach (var entry in entries)
            format.Write(entry, writer);
    }

    private sealed record HistoryPage(HistoryQuery Query, int Limit, bool IsLimited)
    {
        internal SchoolId? School => Query.School is { } school ? SchoolId.Parse(school, null) : null;

        internal static Problem? Of(IQueryCollection query, DistrictId district, InitiativeId initiative, out HistoryPage? page)
        {
            page = null;
            var (school, after, limit) = (query["school"].ToString(), query["after"].ToString(), query["limit"].ToString());
            if (school.Length > 0 && !SchoolId.TryParse(school, null, out _))
                return Problem.BadQuery("school", $"“{school}” is no school: write {SchoolId.Form}.");
            string[] types = [.. query["type"].OfType<string>().Where(type => type.Length > 0)];
            if (Array.Find(types, type => !EventCodec.AllAliases.Contains(type)) is { } unknown)
                return Problem.BadQuery("type", $"There is no event type “{unknown}”.");
            if (!TryRead(after, 0, long.MaxValue, out var position))
                return Problem.BadQuery("after", $"“{after}” is no position of the log.");
            if (!TryRead(limit, DefaultPage, LargestPage, out var most))
                return Problem.BadQuery("limit", $"“{limit}” is no number from 1 to {LargestPage}.");
            page = new(new(district.Value, initiative.Value, school.Length > 0 ? school : null, types, position), (int)most, limit.Length > 0);
            return null;
        }

        private static bool TryRead(string text, long absent, long most, out long number)
        {
            number = absent;
            return text.Length == 0
                || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
        }
    }
}

/// <param name="Position">The last position of the district's log.</param>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
internal sealed record HistoryDocument(DistrictId District, InitiativeId Initiative, long Position, IReadOnlyList<JsonElement> Events, long? Next);
