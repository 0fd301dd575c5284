using System.Text.RegularExpressions;

namespace Rollout.App.Tests.Access;

/// <summary>matrix.txt: what whoever comes is answered at each address.</summary>
internal sealed partial record Matrix(IReadOnlyList<string> Columns, IReadOnlyList<MatrixRow> Rows)
{
    /// <summary>As agreed.</summary>
    internal static Matrix Agreed { get; } = Read(Embedded());

    internal IEnumerable<(MatrixRow Row, string Column, char Expected)> Cells =>
        from row in Rows
        from cell in Columns.Zip(row.Cells)
        select (row, cell.First, cell.Second);

    internal static Matrix Read(string text)
    {
        var lines = text.Split('\n').Where(line => line.Length > 0 && line[0] is not '#').ToList();
        var columns = Blanks().Split(lines[0].Trim())[1..];
        return new(columns, [.. lines[1..].Select(line => MatrixRow.Read(line, columns.Length))]);
    }

    private static string Embedded()
    {
        using var stream = typeof(Matrix).Assembly.GetManifestResourceStream("Rollout.App.Tests.Access.matrix.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(" +")]
    internal static partial Regex Blanks();
}

/// <param name="Cells"><c>+</c> let in, <c>-</c> refused, <c>0</c> told of no such district, <c>s</c> asked to sign in.</param>
/// <param name="Body">What a write sends; null where there is none.</param>
internal sealed record MatrixRow(string Line, string Method, string Address, IReadOnlyList<char> Cells, string? Body)
{
    internal string Path => Address.Split('?')[0];

    internal bool IsForPrograms => Address.StartsWith("/api", StringComparison.Ordinal);

    /// <summary>The address with the invented district's ids in it.</summary>
    internal string At(string district, string school) => Address.Replace("{lea}", district).Replace("{oak}", school).Replace("{pine}", school)
        .Replace("{oakevent}", Guid.Empty.ToString()).Replace("{pineevent}", Guid.Empty.ToString());

    internal static MatrixRow Read(string line, int columns)
    {
        var parts = Matrix.Blanks().Split(line.Trim(), columns + 3);
        var cells = parts[2..(columns + 2)].Select(cell => cell is ['+' or '-' or '0' or 's'] ? cell[0] : throw new FormatException($"“{cell}” in: {line}")).ToList();
        return new(line, parts[0], parts[1], cells, parts.Length > columns + 2 ? parts[columns + 2] : null);
    }
}
