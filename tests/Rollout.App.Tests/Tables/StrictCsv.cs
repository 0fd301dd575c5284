using System.Text;

namespace Rollout.App.Tests.Tables;

/// <summary>Reads what RFC 4180 allows and nothing else: lines end in CR LF, a quote stands only in quotes and twice, every line has as many cells.</summary>
internal static class StrictCsv
{
    internal static List<string[]> Read(string text)
    {
        var (rows, row, at) = (new List<string[]>(), new List<string>(), 0);
        while (at < text.Length)
        {
            row.Add(text[at] is '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] is ',')
            {
                // What ends in a comma has an empty cell behind it.
                at++;
                continue;
            }

            Assert.Equal("\r\n", text[at..(at + 2)]);
            at += 2;
            rows.Add([.. row]);
            Assert.Equal(rows[0].Length, row.Count);
            row.Clear();
        }

        Assert.Empty(row);
        return rows;
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        while (text[at] is not (',' or '\r'))
            Assert.False(text[at++] is '"' or '\n', $"{start}: {text[start..at]}");
        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] is '"' && text[++at] is not '"')
                return cell.ToString();
            cell.Append(text[at]);
        }
    }
}
