using Rollout.App.Reading;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Boards;

/// <summary>The board as people read it.</summary>
public sealed class BoardView
{
    private const int Worst = 12;

    internal BoardView(PageFrame frame, BoardFilter filter, BoardChanges changes)
    {
        (Frame, Filter, Changes) = (frame, filter, changes);
        Rows = [.. frame.Board.Schools.Where(filter.Shows)];
        var found = Rows.Where(row => row.Findings.Count > 0).ToList();
        Attention = filter.All ? found : [.. found.Take(Worst)];
        Left = found.Count - Attention.Count;
        Owed = filter.All ? frame.Board.DistrictFindings : [.. frame.Board.DistrictFindings.Take(Worst)];
        OwedLeft = frame.Board.DistrictFindings.Count - Owed.Count;
        Stages = [.. Columns(frame.Board)];
    }

    internal PageFrame Frame { get; }

    internal BoardFilter Filter { get; }

    internal BoardChanges Changes { get; }

    internal PageAddress Address => Frame.Address;

    /// <summary>Schools shown, worst first.</summary>
    internal IReadOnlyList<Standing> Rows { get; }

    /// <summary>Schools with findings, worst first, and how many more there are.</summary>
    internal IReadOnlyList<Standing> Attention { get; }

    internal int Left { get; }

    /// <summary>What the district's own checks find, worst first, and how much more there is.</summary>
    internal IReadOnlyList<Finding> Owed { get; }

    internal int OwedLeft { get; }

    /// <summary>Stages of all versions of the path that a school follows, in the order in which the paths name them.</summary>
    internal IReadOnlyList<string> Stages { get; }

    internal string Sentence => BoardWords.Sentence(Frame.Board);

    internal IReadOnlyList<string> Waves => [.. Frame.Board.Schools.Select(row => row.Wave).Distinct().Order(StringComparer.Ordinal)];

    internal IReadOnlyList<string> Levels => [.. Frame.Board.Schools.Select(row => row.Level).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Of the schools of the wave and level chosen: each count leads to as many rows.</summary>
    internal IEnumerable<(Status Status, int Count)> Counts
    {
        get
        {
            var chosen = Frame.Board.Schools.Where((Filter with { Statuses = [] }).Shows).ToLookup(row => row.Status);
            return StatusWords.InCountOrder.Order().Select(status => (status, chosen[status].Count()));
        }
    }

    /// <summary>A school's cells, one for each column.</summary>
    internal IEnumerable<HeatCell> Cells(Standing row)
    {
        var stages = Frame.Board.StagesOf(row.School);
        return Stages.Select(name => HeatCell.Of(stages.FirstOrDefault(stage => stage.Stage == name), row.Stage == name));
    }

    /// <summary>This page with another choice of schools.</summary>
    internal string With(BoardFilter filter) => Address.To("", [.. filter.Parts]);

    private static IEnumerable<string> Columns(Board board)
    {
        var followed = board.Schools.Select(row => row.Path).ToHashSet();
        return board.Paths.Where(version => followed.Contains(version.Number)).SelectMany(version => version.Path.Stages).Distinct();
    }
}

/// <summary>How far a school is in a stage.</summary>
/// <param name="Css">The style's name: it gives a shape and a colour.</param>
/// <param name="Share">Milestones done of those there are.</param>
/// <param name="Words">The same in words.</param>
internal sealed record HeatCell(string Css, string Share, string Words)
{
    internal static HeatCell Of(StageProgress? stage, bool isCurrent) => stage switch
    {
        null => new("none", "", "not on this school’s path"),
        { Complete: var complete, Milestones: var all } when complete == all => new("done", Counted(stage), "done"),
        { IsPastWindow: true } => new("overdue", Counted(stage), $"{Late(stage)}, past its window"),
        { Lateness: > 0 } => new("due", Counted(stage), $"{Late(stage)}, within its window"),
        _ when isCurrent || stage.Complete > 0 => new("open", Counted(stage), "under way"),
        _ => new("none", Counted(stage), "not begun"),
    };

    private static string Counted(StageProgress stage) => $"{stage.Complete}/{stage.Milestones}";

    private static string Late(StageProgress stage) => $"{Web.Pages.Words.Many(stage.Lateness, "day")} late";
}
