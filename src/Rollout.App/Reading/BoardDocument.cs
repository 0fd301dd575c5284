using System.Text.Json.Serialization;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Reading;

/// <summary>The board as programs read it (domain.md 7): its coordinates, how many schools stand how, and the rows.</summary>
/// <param name="Path">The version everybody is judged on; null = each school on its own.</param>
/// <param name="Day">D(effectiveOn): the instructional day it is.</param>
/// <param name="CalendarEnds">Last day of the last published school year; days beyond it count for nothing.</param>
/// <param name="Counts">By status, before any filter.</param>
/// <param name="DistrictFindings">What the district's own checks find, worst first; left out where the rule set has none.</param>
internal sealed record BoardDocument(
    DistrictId District, InitiativeId Initiative, DateOnly EffectiveOn, DateTimeOffset KnownAt, long Position, int? Path, int Rules,
    int Day, DateOnly? CalendarEnds, bool BeyondCalendar, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<RowDocument> Schools,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FindingDocument>? DistrictFindings)
{
    /// <param name="only">Statuses to show; empty = all.</param>
    internal static BoardDocument Of(Board board, IReadOnlyCollection<Status> only) => new(
        board.District, board.Initiative, board.Coordinates.EffectiveOn, board.Coordinates.KnownAt, board.Coordinates.Position,
        board.Coordinates.Path, board.Coordinates.Rules, board.Calendar.DayNumber(board.Coordinates.EffectiveOn), board.Calendar.Ends,
        board.IsBeyondCalendar, CountsOf(board),
        [.. board.Schools.Where(row => only.Count == 0 || only.Contains(row.Status)).Select(RowDocument.Of)],
        board.IsDistrictJudged ? [.. board.DistrictFindings.Select(FindingDocument.Of)] : null);

    /// <summary>How many schools stand how, by the status as programs write it.</summary>
    internal static Dictionary<string, int> CountsOf(Board board) =>
        StatusWords.InCountOrder.ToDictionary(StatusWords.Code, status => board.Schools.Count(row => row.Status == status));
}

/// <summary>One school's row.</summary>
internal sealed record RowDocument(
    SchoolId School, string Name, int Path, string? Variant, Status Status, bool NoNews, decimal Planned, decimal Earned, decimal? OverdueShare,
    int? Silence, string? Stage, IReadOnlyList<FindingDocument> Findings, IReadOnlyList<OtherPath> OtherPaths, bool Asserted, bool Closed)
{
    internal static RowDocument Of(Standing row) => new(
        row.School, row.Name, row.Path, row.Variant, row.Status, row.IsSilent, row.Planned, row.Earned, row.OverdueShare, row.Silence,
        row.Stage, [.. row.Findings.Select(FindingDocument.Of)], row.OtherPaths, row.IsAsserted, row.IsClosed);
}

/// <summary>Why a school is not simply on track, or what the district owes.</summary>
/// <param name="School">The school that a finding of the district is about.</param>
internal sealed record FindingDocument(
    string Rule, Tier Tier, MilestoneId? Milestone, int? Lateness, int? Window, DateOnly Since, string Reason, IReadOnlyList<Guid> Events,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SchoolId? School)
{
    internal static FindingDocument Of(Finding finding) => new(
        finding.Rule, finding.Tier, finding.Milestone, finding.Lateness, finding.Window, finding.Since, finding.Reason, finding.Events, finding.School);
}
