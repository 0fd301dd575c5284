using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Rollout.App.Web.Tables;

/// <summary><c>?format=csv&amp;table=</c> or <c>?format=xlsx</c> on a page: its tables as a file.</summary>
internal sealed record TableFile(OfferedTables Tables, string Format, Table Chosen) : IResult
{
    internal const string Csv = "csv";
    internal const string Excel = "xlsx";

    /// <summary>Null where the page itself is asked for.</summary>
    internal static IResult? Asked(HttpRequest request, OfferedTables? tables)
    {
        var (format, name) = (request.Query["format"].ToString(), request.Query["table"].ToString());
        if (tables is null || format.Length == 0 || !HttpMethods.IsGet(request.Method))
            return null;
        if (format is not (Csv or Excel))
            return Problem.BadQuery("format", $"“{format}” is no form of a table: write {Csv} or {Excel}.");
        return tables.All.FirstOrDefault(table => name.Length == 0 || table.Name == name) is { } chosen
            ? new TableFile(tables, format, chosen)
            : Problem.BadQuery("table", $"There is no table “{name}” here: {string.Join(", ", tables.All.Select(table => table.Name))}.");
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (name, media, body) = Format == Csv
            ? (Chosen.Name, $"{TextForm.Csv}; charset=utf-8", CsvOf(Chosen))
            : (Tables.All[0].Name, Workbook.MediaType, Workbook.Of([.. Tables.All, Tables.About]));
        var response = httpContext.Response;
        response.ContentType = media;
        response.ContentLength = body.Length;
        response.Headers[HeaderNames.ContentDisposition] = new ContentDisposition { FileName = Tables.FileName(name, Format) }.ToString();
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    /// <summary>For the spreadsheets of people: Excel takes a file without the mark for one of the old code pages, and garbles every umlaut.</summary>
    private byte[] CsvOf(Table table)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        Rollout.App.Web.Tables.Csv.Write(table.With(Tables.Alike), writer);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(writer.ToString())];
    }
}
