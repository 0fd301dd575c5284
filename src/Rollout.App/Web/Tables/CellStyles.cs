using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Rollout.App.Web.Tables;

/// <summary>How the cells of a workbook look: each number is a place in the sheet of styles.</summary>
internal static class CellStyles
{
    internal const uint Plain = 0, Head = 1, Day = 2, Share = 3, Literal = 4;

    /// <summary>Day 0 of spreadsheets, so that every day since March 1900 has their number.</summary>
    internal static readonly DateOnly DayZero = new(1899, 12, 30);

    private const uint DayFormat = 164, ShareFormat = 165;

    internal static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = ShareFormat, FormatCode = "0.0%" })
        {
            Count = 2,
        },
        new Fonts(Font(), Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(Format()) { Count = 1 },
        new CellFormats(
            Format(), Format(font: 1), Format(number: DayFormat), Format(number: ShareFormat), Format(isLiteral: true))
        { Count = 5 },
        new DocumentFormat.OpenXml.Spreadsheet.CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static Font Font(params OpenXmlElement[] also) => new([.. also, new FontSize { Val = 11 }, new FontName { Val = "Calibri" }]);

    private static CellFormat Format(uint number = 0, uint font = 0, bool isLiteral = false) => new()
    {
        NumberFormatId = number,
        FontId = font,
        FillId = 0,
        BorderId = 0,
        ApplyNumberFormat = number == 0 ? null : true,
        ApplyFont = font == 0 ? null : true,
        QuotePrefix = isLiteral ? true : null,
    };
}
