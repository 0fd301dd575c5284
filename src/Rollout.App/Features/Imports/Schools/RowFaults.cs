namespace Rollout.App.Features.Imports.Schools;

/// <summary>Faults that fields of both kinds of file share.</summary>
internal static class RowFaults
{
    private const int Longest = 200;

    internal static Rejection? OfText(CsvRow row, string column, bool needed) => row[column] switch
    {
        "" when needed => new(row.Line, column, "missing-value", "The field is empty."),
        { Length: > Longest } text => new(row.Line, column, "too-long", $"The field has {text.Length} characters; at most {Longest} are taken."),
        var text when text.Any(c => char.IsControl(c) && c != '\t') => new(row.Line, column, "control-character", "The field holds a control character."),
        _ => null,
    };

    internal static Rejection? OfStatus(CsvRow row, string column) => FederalStatus.Parse(row[column]) is null
        ? new(row.Line, column, "bad-status", $"'{row[column]}' is not a status: {FederalStatus.Form}.")
        : null;
}
