using System.Globalization;
using System.Text;

namespace Rollout.App.Cli;

/// <summary>Text that people logged, made safe to show on one line: nothing in a note may move the cursor, rename the window, break the
/// line or turn the reading direction of what stands after it.</summary>
internal static class Printable
{
    /// <summary>The text on one line: breaks and tabs as spaces, other controls and bidirectional overrides spelled as <c>\u001b</c>.</summary>
    internal static string Line(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;

        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsUnsafe(c))
                line.Append(c);
            else if (char.IsWhiteSpace(c))
                line.Append(' ');
            else
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return line.ToString();
    }

    internal static void WriteTextLine(this TextWriter writer, string text) => writer.WriteLine(Line(text));

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
