using System.Text.RegularExpressions;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>Tells what a spreadsheet did to a federal number: they are text, and their leading zeros count.</summary>
internal static partial class FederalNumber
{
    private const string Advice = "Export the file again with this column as text.";

    internal static Rejection? Fault(int line, string column, string text, int digits) => text switch
    {
        "" => new(line, column, "missing-value", $"A number of {digits} digits is needed."),
        _ when text.Length == digits && text.All(char.IsAsciiDigit) => null,
        _ when text.All(char.IsAsciiDigit) && text.Length < digits =>
            new(line, column, "lost-leading-zeros", $"'{text}' has {text.Length} digits of {digits}: a spreadsheet dropped its leading zeros. {Advice}"),
        _ when Scientific().IsMatch(text) =>
            new(line, column, "scientific-notation", $"'{text}' was turned into scientific notation by a spreadsheet; its digits are lost. {Advice}"),
        _ => new(line, column, "bad-id", $"'{text}' is not a number of {digits} digits."),
    };

    [GeneratedRegex(@"^\d([.,]\d+)?[eE]\+?\d+$")]
    internal static partial Regex Scientific();
}
