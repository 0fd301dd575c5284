using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Rollout.App.Tests.Tables;

/// <summary>A workbook read back: each sheet’s name, and its cells as a reader of spreadsheets shows them.</summary>
internal static class SheetRead
{
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    internal static Dictionary<string, List<string[]>> Of(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        var book = document.WorkbookPart!;
        var formats = book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        return book.Workbook.Sheets!.Elements<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>()
                .Select(row => row.Elements<Cell>().Select(cell => Shown(cell, formats)).ToArray()).ToList());
    }

    private static string Shown(Cell cell, List<CellFormat> formats)
    {
        if (cell.InlineString?.Text is { } words)
            return words.Text;
        if (cell.CellValue?.Text is not { } value)
            return "";
        Assert.Null(cell.CellFormula);
        return (cell.DataType?.InnerText, formats[(int)(cell.StyleIndex?.Value ?? 0)].NumberFormatId!.Value) switch
        {
            ("b", _) => value == "1" ? "True" : "False",
            (_, 164) => DayZero.AddDays(int.Parse(value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (_, 165) => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("0.0%", CultureInfo.InvariantCulture),
            _ => value,
        };
    }
}
