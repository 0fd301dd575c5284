using System.Globalization;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>Both assessors' answers in the same words, so that a difference can be read.</summary>
internal static class AsText
{
    internal static string Of(Standing row) =>
        Row(row.School, row.Path, row.Variant, row.Status, row.IsSilent, row.Planned, row.Earned, row.OverdueShare, row.Silence, row.Stage, row.IsAsserted)
        + Each(row.Findings, it => Finding(it.Rule, it.Tier, it.Milestone, it.Lateness, it.Window, it.Since))
        + Each(row.OtherPaths, it => $"on {it.Path}: {it.Status}");

    internal static string Of(PlainRow row) =>
        Row(row.School, row.Path, row.Variant, row.Status, row.NoNews, row.Planned, row.Earned, row.OverdueShare, row.Silence, row.Stage, row.IsAsserted)
        + Each(row.Findings, it => Finding(it.Rule, it.Tier, it.Milestone, it.Lateness, it.Window, it.Since))
        + Each(row.OtherPaths, it => $"on {it.Path}: {it.Status}");

    internal static string Of(Forecast it) =>
        Line(it.Milestone, it.From, it.Planned, it.History, it.Elapsed, it.Bounds.Select(bound => bound.Day));

    internal static string Of(PlainForecast it) => Line(it.Milestone, it.From, it.Planned, it.History, it.Elapsed, it.Days);

    private static string Row(
        SchoolId school, int path, string? variant, Status status, bool silent, decimal planned, decimal earned, decimal? overdue, int? silence,
        string? stage, bool asserted) =>
        $"{school} on {path}{variant} {status} silent={silent} planned={Number(planned)} earned={Number(earned)} overdue={Number(overdue)} "
        + $"silence={silence} stage={stage} asserted={asserted}";

    private static string Finding(string rule, Tier tier, MilestoneId? milestone, int? lateness, int? window, DateOnly since) =>
        $"{rule} {tier} {milestone} {lateness}/{window} since {since:yyyy-MM-dd}";

    private static string Line(MilestoneId milestone, MilestoneId? from, int? planned, int history, int elapsed, IEnumerable<int?> days) =>
        $"{from}..{milestone} planned={planned} n={history} elapsed={elapsed} days={string.Join('/', days.Select(day => day?.ToString(CultureInfo.InvariantCulture) ?? "-"))}";

    private static string Each<T>(IEnumerable<T> items, Func<T, string> text) => string.Concat(items.Select(item => "\n    " + text(item)));

    private static string? Number(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);
}
