using System.Globalization;
using Rollout.App.Reading;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Web.Tables;

/// <summary>The tables of a page, at its coordinates and for its reader: whoever may see the page may take them along.</summary>
/// <param name="Page">Where the page is, below its initiative.</param>
/// <param name="Keeps">Parts of the query that chose what the page shows.</param>
/// <param name="All">Of a page with several, a file for a program holds one, a workbook all.</param>
public sealed record PageTables(PageFrame Frame, string Page, IReadOnlyList<(string Name, string? Value)> Keeps, params IReadOnlyList<Table> All)
{
    internal string Csv(Table table) => Address(("format", TableFile.Csv), ("table", All.Count == 1 ? null : table.Name));

    internal string Excel => Address(("format", TableFile.Excel));

    internal static IReadOnlyList<(string Column, Cell Cell)> CoordinatesOf(Coordinates at) =>
    [
        ("EffectiveOn", at.EffectiveOn), ("KnownAt", Instants.Write(at.KnownAt)), ("Position", at.Position), ("RuleSet", at.Rules), ("PathForAll", at.Path),
    ];

    /// <summary>What a workbook says of itself on its last sheet, so that every answer can be asked for again.</summary>
    internal Table About
    {
        get
        {
            var (board, at) = (Frame.Board, Frame.At);
            (string What, Cell Is)[] lines =
            [
                ("District", $"{Frame.District} ({board.District})"), ("Initiative", $"{Frame.Initiative} ({board.Initiative})"),
                ("Tables", string.Join(", ", All.Select(table => table.Title))),
                ("As of the end of", at.EffectiveOn), ("As known at", Instants.Write(at.KnownAt)), ("Up to event", at.Position),
                ("Path", at.Path is { } path ? $"everybody on path {path}" : "each school on its own"), ("Rule set", at.Rules),
                ("Asked for again at", (Frame.Address with { At = Full }).To(Page, [.. Keeps])),
            ];
            return Table.Of("about", "About", lines, ("What", line => line.What), ("Is", line => line.Is));
        }
    }

    /// <summary>Made here: what people typed names no file.</summary>
    internal string FileName(string table, string extension) => string.Create(
        CultureInfo.InvariantCulture, $"{Frame.Board.Initiative}-{table}-{Frame.At.EffectiveOn:yyyy-MM-dd}-event-{Frame.At.Position}.{extension}");

    private CoordinateRequest Full => new(Frame.At.EffectiveOn, new(null, Frame.At.KnownAt), Frame.At.Position, Frame.At.Path, Frame.At.Rules);

    private string Address(params ReadOnlySpan<(string Name, string? Value)> asked) => Frame.Address.To(Page, [.. Keeps, .. asked]);
}
