using System.Text;
using Rollout.App.Features.Imports;

namespace Rollout.App.Tests.Features.Imports;

public sealed class ReadingLinesInParallel
{
    private const int Lines = 5_000;

    [Fact]
    public async Task Gives_what_each_line_says_in_the_order_of_the_lines()
    {
        var read = new List<(int Number, string Text)>();
        await foreach (var line in LinesInParallel.ReadAsync(File(), Slowly, CancellationToken.None))
            read.Add(line);

        Assert.Equal(Enumerable.Range(1, Lines).Select(number => (number, TextOf(number))), read);
    }

    [Fact]
    public async Task Stops_with_whoever_asks_no_further()
    {
        var read = 0;
        await foreach (var (number, _) in LinesInParallel.ReadAsync(File(), Slowly, CancellationToken.None))
        {
            read = number;
            if (number == 700)
                break;
        }

        Assert.Equal(700, read);
    }

    /// <summary>Later batches are often done before earlier ones.</summary>
    private static (int Number, string Text) Slowly(Utf8Line line)
    {
        Thread.SpinWait(line.Number % 1_024 < 512 ? 2_000 : 1);
        return (line.Number, Encoding.UTF8.GetString(line.Bytes.Span));
    }

    /// <summary>Some lines are long, so that batches end by their bytes too; the last one has no end.</summary>
    private static string TextOf(int number) => $"{number} {new string('x', number % 97 == 0 ? 90_000 : number % 50)}";

    private static MemoryStream File() => new(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, Lines).Select(TextOf))));
}
