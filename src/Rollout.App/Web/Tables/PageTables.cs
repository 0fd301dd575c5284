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
    : OfferedTables(All)
{
    /// <summary>What the page was asked for at: of what is frozen other coordinates than those it shows.</summary>
    internal PageFrame Asked { get; init; } = Frame;

    internal override IReadOnlyList<(string Column, Cell Cell)> Alike => CoordinatesOf(Frame.At);

    internal static IReadOnlyList<(string Column, Cell Cell)> CoordinatesOf(Coordinates at) =>
    [
        ("EffectiveOn", at.EffectiveOn), ("KnownAt", Instants.Write(at.KnownAt)), ("Position", at.Position), ("RuleSet", at.Rules), ("PathForAll", at.Path),
    ];

    /// <summary>What a workbook says of itself on its last sheet, so that every answer can be asked for again.</summary>
    internal override Table About
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
                ("Asked for again at", (Asked.Address with { At = FullOf(Asked.At) }).To(Page, [.. Keeps])),
            ];
            return Table.Of("about", "About", lines, ("What", line => line.What), ("Is", line => line.Is));
        }
    }

    internal override string FileName(string table, string extension) => string.Create(
        CultureInfo.InvariantCulture, $"{Frame.Board.Initiative}-{table}-{Frame.At.EffectiveOn:yyyy-MM-dd}-event-{Frame.At.Position}.{extension}");

    private protected override string Address(params ReadOnlySpan<(string Name, string? Value)> asked) => Asked.Address.To(Page, [.. Keeps, .. asked]);

    private static CoordinateRequest FullOf(Coordinates at) => new(at.EffectiveOn, new(null, at.KnownAt), at.Position, at.Path, at.Rules);
}
