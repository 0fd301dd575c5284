using Rollout.Benchmarks.Rows;

namespace Rollout.Benchmarks;

/// <summary>Every row, with its target.</summary>
internal static class Table
{
    internal static IReadOnlyList<Row> Rows { get; } =
    [
        new("append-8x4", "one event, 8 districts × 4 writers", "events/s",
            size => AppendContest.PrepareAsync(size, 8, 4, 1, "append"), Least: 1.0, MostP99: 20),
        new("append-8x1", "one event, 8 writers on 8 districts", "events/s",
            size => AppendContest.PrepareAsync(size, 8, 1, 1, "append"), Least: 0.8),
        new("append-1", "one event, one writer", "events/s",
            size => AppendContest.PrepareAsync(size, 1, 1, 1, "append"), Least: 0.8),
        new("append-hot", "one event, 32 writers on one district", "events/s",
            size => AppendContest.PrepareAsync(size, 1, 32, 1, "append"), Least: 5, MostP99: 10),
        new("history-8x4", "one event with its history row, 8 districts × 4 writers", "events/s",
            size => AppendContest.PrepareAsync(size, 8, 4, 1, "append-with-history", keepsHistories: true), Least: 0.8),
        new("history-8x1", "one event with its history row, 8 writers on 8 districts", "events/s",
            size => AppendContest.PrepareAsync(size, 8, 1, 1, "append-with-history", keepsHistories: true), Least: 0.8),
        new("row-security", "one event with its history row, 8 writers on 8 districts, under row-level security against past it", "events/s",
            AppendContest.PrepareSecurityAsync, Least: 0.9),
        new("append-100", "100 events an append, 8 writers on 8 districts", "events/s",
            size => AppendContest.PrepareAsync(size, 8, 1, 100, "append-many"), Least: 0.7),
        new("bulk", "1,000,000 events of 10,000 schools in one append", "events/s",
            size => BulkContest.PrepareAsync(size, keepsHistories: false), Least: 0.8),
        new("bulk-history", "the same with the history rows, whose text the floor is given ready", "events/s",
            size => BulkContest.PrepareAsync(size, keepsHistories: true), Least: 0.6),
        new("assess", "the board of 1,000 schools × 20 milestones × two years, two versions, from the facts at a cut", "ms",
            AssessContest.PrepareAsync, Most: 50),
        new("assess-checks", "the same under a rule set with every check", "ms", AssessContest.PrepareWithChecksAsync, Most: 60),
        new("fold", "load and fold a school of 200 events", "ms", FoldContest.PrepareAsync, Most: 1.3),
        new("as-of", "the board of 1,000 schools × 200 events at past coordinates, against today's", "ms",
            size => AsOfContest.PrepareAsync(size, isFromEvents: false), Most: 1.2),
        new("as-of-events", "the same from the events alone, against a bare read and fold", "ms",
            size => AsOfContest.PrepareAsync(size, isFromEvents: true), Most: 1.3),
        new("import", "`import events` of 1,000,000 lines: parse, decide, deduplicate, store", "events/s",
            ImportContest.PrepareAsync, Least: 0.3, MostMegabytes: 1_024),
        new("follow", "event committed → seen by an open follower at 500 events/s, 8 districts, median", "ms",
            FollowContest.PrepareAsync, Most: 10, MostP99: 50),
        new("web-board", "the board of 1,000 schools as JSON at 50 requests/s with an entry each second, p99", "ms",
            size => WebContest.OfBoardAsync(size, isPage: false), Most: 300),
        new("web-board-page", "the same as a page, p99", "ms", size => WebContest.OfBoardAsync(size, isPage: true), Most: 300),
        new("web-pages", "school, history, no news and log of that district in turn at 20 requests/s, p95", "ms", WebContest.OfPagesAsync, Most: 150),
        new("web-board-checks", "the board of that district under a rule set with every check, as JSON, p99", "ms",
            size => WebContest.OfBoardAsync(size, isPage: false, hasEveryCheck: true), Most: 300),
        new("web-board-page-checks", "the same as a page, p99", "ms", size => WebContest.OfBoardAsync(size, isPage: true, hasEveryCheck: true), Most: 300),
        new("web-pages-checks", "those pages, supports, principals, communications, agreements, track checks and rules under that set, p95", "ms",
            WebContest.OfCheckedPagesAsync, Most: 150),
        new("web-past", "the board's page at another past day each time, 1,000 schools, 200,000 events", "ms", PastBoardContest.PrepareAsync, Most: 500),
        new("web-weight", "the board's page of 1,000 schools, compressed", "KB", size => WeightContest.PrepareAsync(size, isFirstVisit: false), Most: 120),
        new("web-first-load", "a first visit to a board of 40 schools with styles, script and fonts, compressed", "KB",
            size => WeightContest.PrepareAsync(size, isFirstVisit: true), Most: 160),
        new("rebuild", "the histories of 1,000,000 interleaved events made anew", "s", RebuildContest.PrepareAsync, Most: 1.5),
    ];
}
