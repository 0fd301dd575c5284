using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>A table of a source: its rows, and fields read into what they mean. What is wrong is rejected in the file's name.</summary>
internal sealed class SourceTable(string file, SourceRead read, SourceRequest asked)
{
    internal string File => file;

    /// <summary>The rows; none when the table can't be read, and then it is rejected.</summary>
    internal async Task<IReadOnlyList<CsvRow>> RowsAsync(SourceFiles files, IReadOnlyList<string> needed, CancellationToken ct)
    {
        using var content = files.Find(file)!;
        var rejections = new Rejections();
        await content.CheckTextAsync(rejections, ct);
        var rows = rejections.Any ? [] : CsvTable.Read(content.FromStart(), needed, rejections).ToList();
        foreach (var fault in rejections.InOrder)
            read.Reject(file, fault);
        return rows;
    }

    /// <summary>Null with a rejection when the field is empty.</summary>
    internal string? Needed(CsvRow row, string column)
    {
        if (row.Optional(column) is { } text)
            return text;
        read.Reject(file, row.Line, column, "missing-value", "The field is empty.");
        return null;
    }

    /// <summary>A name or label; null with a rejection when it is empty or can't be kept.</summary>
    internal string? Name(CsvRow row, string column)
    {
        if (RowFaults.OfText(row, column, needed: true) is not { } fault)
            return row[column];
        read.Reject(file, fault);
        return null;
    }

    /// <summary>False with a rejection when the field holds something that is no day.</summary>
    internal bool Day(CsvRow row, string column, out DateOnly? day)
    {
        day = null;
        if (row.Optional(column) is not { } text)
            return true;
        (day, var fault) = SourceDay.Read(text, asked.MonthFirst);
        if (fault is null)
            return true;
        read.Reject(file, row.Line, column, "bad-day", fault);
        return false;
    }

    /// <summary>False with a rejection when the field holds something that is no moment.</summary>
    internal bool Moment(CsvRow row, string column, out SourceMoment? moment)
    {
        moment = null;
        if (!Day(row, column, out var day) || day is not { } on)
            return day is null && row.Optional(column) is null;
        var text = row.Optional(column)!;
        moment = new(on, text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(
            text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : null);
        return true;
    }

    internal PersonId? Person(CsvRow row, string column)
    {
        if (Needed(row, column) is not { } text)
            return null;
        var (person, fault) = SourcePeople.Read(text);
        if (fault is not null)
            read.Reject(file, row.Line, column, "bad-person", fault);
        return person;
    }
}
