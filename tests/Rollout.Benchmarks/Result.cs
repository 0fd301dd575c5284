using System.Globalization;

namespace Rollout.Benchmarks;

/// <summary>Medians of a row's rounds; of memory the most.</summary>
/// <param name="P99">Milliseconds, of Rollout; <paramref name="FloorP99"/> is the floor's in the same rounds.</param>
internal sealed record Result(Row Row, double Ours, double? Floor, double? P99, double? FloorP99, double? Megabytes)
{
    private const int Rounds = 5;

    internal double Ratio => Floor is { } floor ? Ours / floor : Ours;

    internal bool IsReached =>
        (Row.Least is not { } least || Ratio >= least)
        && (Row.Most is not { } most || Ratio <= most)
        && (Row.MostP99 is not { } p99 || P99 <= p99)
        && (Row.MostMegabytes is not { } megabytes || Megabytes <= megabytes);

    /// <summary>One round unmeasured, then five, Rollout and the floor in turn.</summary>
    internal static async Task<Result> OfAsync(Row row, Size size)
    {
        await using var contest = await row.PrepareAsync(size);
        List<Sample> ours = [], floor = [];
        for (var round = 0; round <= Rounds; round++)
        {
            List<Sample> turns = [], besides = [];
            for (var turn = 0; turn < contest.Turns; turn++)
            {
                turns.Add(await contest.OursAsync());
                if (await contest.FloorAsync() is { } beside)
                    besides.Add(beside);
            }

            if (round == 0)
                continue;
            ours.Add(Sample.Of(turns));
            if (besides.Count > 0)
                floor.Add(Sample.Of(besides));
        }

        return new(
            row, Median(ours.Select(s => s.Value))!.Value, Median(floor.Select(s => s.Value)), Median(ours.Select(s => s.P99).OfType<double>()),
            Median(floor.Select(s => s.P99).OfType<double>()), ours.Max(s => s.Megabytes));
    }

    internal string ToMarkdown() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Row.Name} | {Row.Work} | {Ours:#,0.##} {Row.Unit} | {(Floor is { } floor ? $"{floor:#,0.##} {Row.Unit}" : "–")} | {(Floor is null ? "–" : $"{Ratio:0.00}")} | {(P99 is { } p99 ? $"{p99:0.0} ms" : "–")}{(FloorP99 is { } theirs ? $" (floor {theirs:0.0})" : "")} | {(Megabytes is { } most ? $"{most:#,0} MB" : "–")} | {Row.Target} | {(IsReached ? "reached" : "**missed**")} |");

    /// <summary>Null without a sample.</summary>
    private static double? Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } ordered ? ordered[ordered.Count / 2] : null;
}
