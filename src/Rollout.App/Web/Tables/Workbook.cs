using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Rollout.App.Web.Tables;

/// <summary>Tables as a workbook of spreadsheets (Office Open XML): a sheet each, its head bold and always in sight.</summary>
internal static class Workbook
{
    internal const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>More than Excel shows of a cell; it calls a file with more of them broken.</summary>
    private const int LongestText = 32_767;

    internal static byte[] Of(IReadOnlyList<Table> tables)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = CellStyles.Sheet();
            var sheets = new Sheets();
            foreach (var (place, table) in tables.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                Write(table, part);
                sheets.Append(new Sheet { Name = table.Title, SheetId = (uint)place + 1, Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new(sheets);
        }

        return file.ToArray();
    }

    private static void Write(Table table, WorksheetPart part)
    {
        var rows = table.Rows.ToList();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(WidthsOf(table.Columns, rows));
        writer.WriteStartElement(new SheetData());
        Write(writer, [.. table.Columns.Select(name => Words(name, CellStyles.Head))]);
        foreach (var row in rows)
            Write(writer, row.Select(CellOf));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Write(OpenXmlWriter writer, IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(cell);
        writer.WriteEndElement();
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell CellOf(Cell cell) => cell switch
    {
        // No reader takes words of a workbook for a formula; whoever edits them in Excel may, unless the cell says that they are words.
        Cell.Text text => Words(text.Value, Csv.IsFormula(text.Value) ? CellStyles.Literal : CellStyles.Plain),
        Cell.Number number => Value(number.Value.ToString(CultureInfo.InvariantCulture), CellStyles.Plain),
        Cell.Share share => Value(share.Value.ToString(CultureInfo.InvariantCulture), CellStyles.Share),
        Cell.Day day => Value($"{day.Value.DayNumber - CellStyles.DayZero.DayNumber}", CellStyles.Day),
        Cell.Flag flag => new() { DataType = CellValues.Boolean, CellValue = new(flag.Value ? "1" : "0") },
        Cell.Blank => new(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Value(string number, uint style) => new() { CellValue = new(number), StyleIndex = style };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Words(string text, uint style) => new(new InlineString(
        new Text(text.Length > LongestText ? $"{text[..(LongestText - 1)]}…" : text) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    private static Columns WidthsOf(IReadOnlyList<string> names, List<IReadOnlyList<Cell>> rows)
    {
        const int Looked = 200, Narrowest = 8, Widest = 60;
        return new(names.Select((name, place) =>
        {
            var longest = rows.Take(Looked).Select(row => row[place] is Cell.Text text ? text.Value.Length : Narrowest).Append(name.Length).Max();
            return new Column { Min = (uint)place + 1, Max = (uint)place + 1, Width = Math.Clamp(longest + 2, Narrowest + 2, Widest), CustomWidth = true };
        }));
    }
}
