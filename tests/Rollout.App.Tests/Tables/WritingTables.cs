using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Rollout.App.Web.Tables;
using Cell = Rollout.App.Web.Tables.Cell;
using Table = Rollout.App.Web.Tables.Table;
using Workbook = Rollout.App.Web.Tables.Workbook;

namespace Rollout.App.Tests.Tables;

/// <summary>A table comes back out of its file as it went in; nothing of it is reckoned with.</summary>
public sealed class WritingTables
{
    private static readonly string[] Words =
    [
        "Öffnen, schließen; 学校 🏫", "says \"no\"", "two\nlines", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1", "=cmd|' /c calc'!A1", "a=1", "", "ends here ", "0012",
        "a tab\tin it", "\"=1", ",", "</t><f>1</f>", "&amp;",
    ];

    [Fact]
    public void Keeps_every_word_in_csv_and_makes_no_formula_of_it()
    {
        var read = StrictCsv.Read(CsvOf(OfWords(Words)));

        Assert.Equal(["Word, as written", "Number"], read[0]);
        Assert.Equal(
            Words.Select(word => word.Length > 0 && "=+-@\t＝ ".Contains(word[0], StringComparison.Ordinal) ? $"'{word}" : word), read[1..].Select(row => row[0]));
        Assert.All(read[1..], row => Assert.Equal("-1.5", row[1]));
    }

    [Fact]
    public void Keeps_every_word_in_a_workbook_as_it_is()
    {
        var read = SheetRead.Of(Workbook.Of([OfWords(Words)]))["Words"];

        Assert.Equal(["Word, as written", "Number"], read[0]);
        Assert.Equal(Words, read[1..].Select(row => row[0]));
        Assert.All(read[1..], row => Assert.Equal("-1.5", row[1]));
    }

    [Fact]
    public void Spells_out_what_moves_a_cursor_and_drops_no_letter_beside_it()
    {
        var read = StrictCsv.Read(CsvOf(OfWords("a\u0007b", "a\u202eb", "a\r\nb", "a\u2028b", "half \ud83c of a pair")))[1..];

        Assert.Equal(["a\\u0007b", "a\\u202eb", "a\nb", "a\nb", "half \ufffd of a pair"], read.Select(row => row[0]));
    }

    [Fact]
    public void Tells_days_shares_flags_and_nothing_apart()
    {
        var table = Table.Of(
            "kinds", "Kinds", [(Day: (DateOnly?)new(2026, 10, 5), Share: (decimal?)0.3333333m, Flag: true), (null, null, false)],
            ("Day", row => row.Day), ("Share", row => Cell.ShareOf(row.Share)), ("Flag", row => row.Flag), ("None", _ => (string?)null));

        Assert.Equal("Day,Share,Flag,None\r\n2026-10-05,0.333333,True,\r\n,,False,\r\n", CsvOf(table));
        Assert.Equal([["Day", "Share", "Flag", "None"], ["2026-10-05", "33.3%", "True", ""], ["", "", "False", ""]], SheetRead.Of(Workbook.Of([table]))["Kinds"]);
    }

    [Fact]
    public void Holds_ten_thousand_rows()
    {
        var table = OfWords([.. Enumerable.Range(0, 10_000).Select(place => $"Grundschule Nr. {place}, „Süd“")]);

        Assert.Equal(10_001, StrictCsv.Read(CsvOf(table)).Count);
        var read = SheetRead.Of(Workbook.Of([table]))["Words"];
        Assert.Equal((10_001, "Grundschule Nr. 9999, „Süd“"), (read.Count, read[^1][0]));
    }

    [Fact]
    public void Keeps_the_head_bold_and_in_sight()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Workbook.Of([OfWords("a")])), isEditable: false);
        var book = document.WorkbookPart!;
        var sheet = book.WorksheetParts.Single().Worksheet;
        var fonts = book.WorkbookStylesPart!.Stylesheet;
        var head = fonts.CellFormats!.Elements<CellFormat>().ElementAt((int)sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().First().StyleIndex!.Value);

        Assert.Equal((1d, PaneStateValues.Frozen), (sheet.Descendants<Pane>().Single().VerticalSplit!.Value, sheet.Descendants<Pane>().Single().State!.Value));
        Assert.NotNull(fonts.Fonts!.Elements<Font>().ElementAt((int)head.FontId!.Value).Bold);
        Assert.All(sheet.Descendants<Column>(), column => Assert.InRange(column.Width!.Value, 10, 60));
    }

    private static Table OfWords(params string[] words) =>
        Table.Of("words", "Words", words, ("Word, as written", word => word), ("Number", _ => -1.5m));

    private static string CsvOf(Table table)
    {
        using var writer = new StringWriter { NewLine = "\r\n" };
        Csv.Write(table, writer);
        return writer.ToString();
    }
}
