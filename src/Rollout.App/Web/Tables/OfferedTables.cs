namespace Rollout.App.Web.Tables;

/// <summary>The tables that a page lets its reader take along, and how a file of them is asked for and called.</summary>
/// <param name="All">Of a page with several, a file for a program holds one, a workbook all.</param>
public abstract record OfferedTables(IReadOnlyList<Table> All)
{
    internal string Csv(Table table) => Address(("format", TableFile.Csv), ("table", All.Count == 1 ? null : table.Name));

    internal string Excel => Address(("format", TableFile.Excel));

    /// <summary>Columns behind those of a table in a CSV, alike in every row: rows are cut out and pasted beside others, and stay true.</summary>
    internal abstract IReadOnlyList<(string Column, Cell Cell)> Alike { get; }

    /// <summary>What a workbook says of itself on its last sheet.</summary>
    internal abstract Table About { get; }

    /// <summary>Made by us: what people typed names no file.</summary>
    internal abstract string FileName(string table, string extension);

    private protected abstract string Address(params ReadOnlySpan<(string Name, string? Value)> asked);
}
