using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>A school that changed agency: the row that says so, and what it was before.</summary>
internal sealed record Move(SchoolRow Row, DistrictId From, SchoolId Old, string Name);

/// <summary>Where a school that changed agency was before: the same state and the same last five digits, in another district.</summary>
internal static class FormerAgency
{
    /// <summary>
    /// The moves, and a warning for each that can't be told: five digits may be shared within a state, and then the name decides;
    /// where it doesn't, nothing is closed.
    /// </summary>
    internal static async Task<(IReadOnlyList<Move> Moves, IReadOnlyList<string> Warnings)> FindAsync(
        IEventStore log, Roster roster, CancellationToken ct)
    {
        var rows = roster.Rows.Where(row => row.ChangedAgency && row.School.Value.Length == 12).ToList();
        var candidates = rows.Count == 0 ? [] : await CandidatesAsync(log, rows, roster, ct);
        var (moves, warnings) = (new List<Move>(), new List<string>());
        foreach (var found in candidates.GroupBy(move => move.Row))
        {
            var likely = found.Where(move => move.Name == found.Key.Name).DefaultIfEmpty().ToList() is [{ } named] ? [named] : found.ToList();
            if (likely is [var move])
                moves.Add(move);
            else
                warnings.Add($"line {found.Key.Line}: school {found.Key.School} changed agency, and {likely.Count} schools could be its former self; none is closed (former-agency-unclear)");
        }

        return (moves, warnings);
    }

    private static async Task<List<Move>> CandidatesAsync(
        IEventStore log, IReadOnlyList<SchoolRow> rows, Roster roster, CancellationToken ct)
    {
        var candidates = new List<Move>();
        foreach (var district in (await log.TenantsAsync(ct)).Select(tenant => new DistrictId(tenant)))
        {
            var numbers = rows.Where(row => MayComeFrom(district, row)).ToDictionary(row => row, row => new SchoolId(district.Value + row.School.Value[7..]));
            if (numbers.Count == 0)
                continue;
            var loaded = await Loading.LoadAsync(log, district, [.. numbers.Values.Distinct().Select(number => new StreamId.School(number))], ct);
            candidates.AddRange(
                from number in numbers
                where loaded.State.Schools.TryGetValue(number.Value, out var school) && school is { Entry: not null, Gone: null }
                where !roster.SaysIsThere(district, number.Value)
                select new Move(number.Key, district, number.Value, loaded.State.Schools[number.Value].Entry!.Name));
        }

        return candidates;
    }

    private static bool MayComeFrom(DistrictId district, SchoolRow row) =>
        district != row.District && district.Value[..2] == row.District.Value[..2];
}
