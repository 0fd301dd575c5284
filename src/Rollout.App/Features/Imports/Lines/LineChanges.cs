using Rollout.Domain;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Features.Imports.Lines;

/// <summary>Line by line what a file would change.</summary>
internal static class LineChanges
{
    /// <param name="read">Every line that was read; without them nothing is told of lines that change nothing.</param>
    /// <param name="place">The file and line of a wish's line.</param>
    internal static IReadOnlyList<LineChange> Of(
        IReadOnlyList<DecidedDistrict> decided, IReadOnlyList<ReadLine> read, IReadOnlyList<Rejection> rejected, Func<int, (string? File, int Line)> place)
    {
        var accepted = decided.SelectMany(district => district.Accepted.Select(one => (district.Before, One: one))).ToLookup(found => found.One.Wish.Line);
        var refused = decided.SelectMany(district => district.Refused).Select(one => one.Wish.Line).ToHashSet();
        var about = read.GroupBy(line => line.Line).ToDictionary(lines => lines.Key, lines => lines.First());
        return
        [
            .. rejected.Select(fault => new LineChange(fault.File, fault.Line, LineFate.Rejected, fault.Told)),
            .. about.Keys.Union(accepted.Select(line => line.Key)).Except(refused).Order().Select(line => Of(line, about.GetValueOrDefault(line), accepted[line], place)),
        ];
    }

    private static LineChange Of(
        int line, ReadLine? read, IEnumerable<(DistrictState Before, AcceptedWish One)> accepted, Func<int, (string? File, int Line)> place)
    {
        var (file, number) = place(line);
        var all = accepted.ToList();
        if (all.Count == 0)
            return new(file, number, read?.LeftOut is null ? LineFate.Unchanged : LineFate.LeftOut, Joined(read?.About, read?.LeftOut ?? "as recorded"));
        var isNew = all.Exists(found => IsNew(found.Before, found.One));
        var says = all.Where(found => !(isNew && found.One.Happened is SchoolReopened)).Select(found => ChangeWords.Of(found.Before, found.One.Wish.Stream, found.One.Happened));
        return new(file, number, isNew ? LineFate.New : LineFate.Changed, Joined(read?.About, string.Join("; ", says)));
    }

    private static string Joined(string? about, string says) => about is null ? says : $"{about}: {says}";

    private static bool IsNew(DistrictState before, AcceptedWish accepted) => accepted.Happened switch
    {
        SchoolYearPublished year => !before.District.Years.ContainsKey(year.Year),
        NeedProfileRecorded need => before.District.NeedOf(need.School, need.EffectiveOn) is null,
        DistrictRegistered or SchoolRegistered or PrincipalAssigned => true,
        _ => false,
    };
}
