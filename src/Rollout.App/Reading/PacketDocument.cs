using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Reading;

/// <summary>
/// A board as it is frozen in a packet: the board's own JSON (domain.md 7) without the sentences, which a later version may word
/// better. Digests rest on it: never add, leave out, rename or move a member, here or below.
/// </summary>
internal sealed record PacketDocument(
    DistrictId District, InitiativeId Initiative, DateOnly EffectiveOn, DateTimeOffset KnownAt, long Position, int? Path, int Rules, int Day,
    DateOnly? CalendarEnds, bool BeyondCalendar, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<PacketRow> Schools,
    IReadOnlyList<PacketFinding>? DistrictFindings)
{
    internal static PacketDocument Of(Board board)
    {
        var shown = BoardDocument.Of(board, []);
        return new(
            shown.District, shown.Initiative, shown.EffectiveOn, shown.KnownAt, shown.Position, shown.Path, shown.Rules, shown.Day, shown.CalendarEnds,
            shown.BeyondCalendar, shown.Counts, [.. shown.Schools.Select(PacketRow.Of)], shown.DistrictFindings?.Select(PacketFinding.Of).ToList());
    }
}

/// <summary>One school's row in a packet.</summary>
internal sealed record PacketRow(
    SchoolId School, string Name, int Path, string? Variant, Status Status, bool NoNews, decimal Planned, decimal Earned, decimal? OverdueShare,
    int? Silence, string? Stage, IReadOnlyList<PacketFinding> Findings, IReadOnlyList<PacketPath> OtherPaths, bool Asserted, bool Closed)
{
    internal static PacketRow Of(RowDocument row) => new(
        row.School, row.Name, row.Path, row.Variant, row.Status, row.NoNews, row.Planned, row.Earned, row.OverdueShare, row.Silence, row.Stage,
        [.. row.Findings.Select(PacketFinding.Of)], [.. row.OtherPaths.Select(other => new PacketPath(other.Path, other.Status))], row.Asserted, row.Closed);
}

/// <summary>Why a school is not simply on track, or what the district owes: the rule, its numbers and its events.</summary>
internal sealed record PacketFinding(
    string Rule, Tier Tier, MilestoneId? Milestone, int? Lateness, int? Window, DateOnly Since, IReadOnlyList<Guid> Events, SchoolId? School)
{
    internal static PacketFinding Of(FindingDocument found) =>
        new(found.Rule, found.Tier, found.Milestone, found.Lateness, found.Window, found.Since, found.Events, found.School);
}

/// <summary>How the school stands on another version of the path.</summary>
internal sealed record PacketPath(int Path, Status Status);
