namespace Rollout.App.Web.Tables;

/// <summary>A table that people take along.</summary>
/// <param name="Name">As addresses and file names have it, such as <c>help-requests</c>.</param>
/// <param name="Title">As people read it, also on a sheet’s tab: 31 characters at most, without <c>: \ / ? * [ ]</c>.</param>
/// <param name="Rows">Made while they are read; each has a cell for every column.</param>
public sealed record Table(string Name, string Title, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<Cell>> Rows)
{
    internal static Table Of<T>(string name, string title, IEnumerable<T> rows, params (string Column, Func<T, Cell> Cell)[] columns) => new(
        name, title, [.. columns.Select(column => column.Column)],
        rows.Select(row => (IReadOnlyList<Cell>)[.. columns.Select(column => column.Cell(row))]));

    /// <summary>The same with more columns, alike in every row.</summary>
    internal Table With(IReadOnlyList<(string Column, Cell Cell)> alike) => this with
    {
        Columns = [.. Columns, .. alike.Select(column => column.Column)],
        Rows = Rows.Select(row => (IReadOnlyList<Cell>)[.. row, .. alike.Select(column => column.Cell)]),
    };
}
