using Rollout.App;
using Rollout.Domain;

namespace Rollout.Benchmarks.Load;

/// <summary>One request: when it is due, what kind it is, and how it is asked.</summary>
internal sealed record Arrival(TimeSpan Due, string Kind, Func<INode, CancellationToken, Task<string?>> AskAsync);

/// <summary>
/// A day's requests as a Poisson process, the same for a seed: of a hundred, 25 boards, 45 schools and 30 entries, and at the
/// middle an import of one district's week.
/// </summary>
internal static class Arrivals
{
    internal const int LinesOfImport = 5_000;

    internal static IEnumerable<Arrival> Of(LoadOptions options, InventedState state, string importFile)
    {
        var random = new Random(unchecked((options.Seed * 31) + 1));
        var isImported = false;
        for (var (due, nth) = (TimeSpan.Zero, 0); ; nth++)
        {
            due += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / options.Rate);
            if (!isImported && due >= options.Length / 2)
            {
                isImported = true;
                yield return new(options.Length / 2, "import", (node, ct) => node.ImportAsync(state.Districts[0].Id, importFile, ct));
            }

            if (due >= options.Length)
                yield break;
            yield return One(due, nth, random, state);
        }
    }

    /// <summary>The lines of the import: facts of the first district's schools, each with an id of the state's own.</summary>
    internal static IEnumerable<string> Lines(LoadOptions options, InventedState state)
    {
        var random = new Random(unchecked((options.Seed * 31) + 2));
        for (var nth = 0; nth < LinesOfImport; nth++)
        {
            var place = random.Next(state.Districts[0].Schools.Count);
            var fact = Daily.Fact(state.Days[^1], place, 1_000_000 + nth);
            yield return $$"""{"type":"{{EventCodec.Alias(fact)}}","school":"{{state.Districts[0].Schools[place]}}","data":{{EventCodec.Encode(fact)}}}""";
        }
    }

    private static Arrival One(TimeSpan due, int nth, Random random, InventedState state)
    {
        var district = state.Districts[random.Next(state.Districts.Count)];
        var place = random.Next(district.Schools.Count);
        return random.Next(100) switch
        {
            < 25 => new(due, "board", (node, ct) => node.BoardAsync(district.Id, ct)),
            < 70 => new(due, "school", (node, ct) => node.SchoolAsync(district.Id, district.Schools[place], ct)),
            _ => Entry(due, district, place, Daily.Fact(state.Days[^1], place, 2_000_000 + nth)),
        };
    }

    private static Arrival Entry(TimeSpan due, StateDistrict district, int place, DomainEvent fact)
    {
        var (type, data) = (EventCodec.Alias(fact), EventCodec.Encode(fact));
        return new(due, "entry", (node, ct) => node.LogAsync(district.Id, district.Schools[place], type, data, ct));
    }
}
