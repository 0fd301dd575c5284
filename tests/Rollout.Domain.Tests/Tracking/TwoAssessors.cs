using System.Collections.Concurrent;
using Rollout.Domain.Tests.Tracking.Invented;
using Rollout.Domain.Tests.Tracking.Reference;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>The assessor and a second, plain one written from the same words must agree in everything, on a thousand invented districts.</summary>
public sealed class TwoAssessors(TwoAssessors.Answers answers) : IClassFixture<TwoAssessors.Answers>
{
    [Fact]
    public void Agree_on_every_row_and_forecast() => Assert.True(
        answers.Differences.IsEmpty,
        $"{answers.Differences.Count} seeds differ.\n"
        + string.Join("\n", answers.Differences.OrderBy(it => it.Key).Take(5).Select(it => $"seed {it.Key}: {it.Value}")));

    [Theory]
    [InlineData("status OffTrack", 300)]
    [InlineData("status Watch", 150)]
    [InlineData("status NoNews", 25)]
    [InlineData("status OnTrack", 150)]
    [InlineData("status Paused", 60)]
    [InlineData("status NotStarted", 100)]
    [InlineData("status Completed", 40)]
    [InlineData("status Withdrawn", 40)]
    [InlineData("R1 OffTrack", 300)]
    [InlineData("R1 Watch", 100)]
    [InlineData("R2 OffTrack", 200)]
    [InlineData("R2 Watch", 25)]
    [InlineData("R3 Watch", 200)]
    [InlineData("R4 NoNews", 200)]
    [InlineData("R5 Watch", 200)]
    [InlineData("R6 Watch", 150)]
    [InlineData("R7 OffTrack", 100)]
    [InlineData("R8 Watch", 60)]
    [InlineData("silent but worse", 100)]
    [InlineData("otherwise on another path", 200)]
    [InlineData("variant", 200)]
    [InlineData("asserted", 200)]
    [InlineData("forecast", 60)]
    [InlineData("forecast after elapsed days", 40)]
    [InlineData("no school day", 200)]
    public void Meet_this_often_enough_to_mean_something(string what, int atLeast) =>
        Assert.InRange(answers.Seen.GetValueOrDefault(what), atLeast, int.MaxValue);

    /// <summary>Both answers to a question about each of the districts.</summary>
    public sealed class Answers
    {
        public Answers() => Parallel.For(0, 1000, seed =>
        {
            if (Difference(seed) is { } difference)
                Differences[seed] = difference;
        });

        public ConcurrentDictionary<int, string> Differences { get; } = [];

        public ConcurrentDictionary<string, int> Seen { get; } = [];

        private string? Difference(int seed)
        {
            var log = RandomHistory.Of(seed);
            var asked = RandomHistory.Question(seed, log);
            var board = Board.Assess(DistrictFacts.At(log.History, asked.Cut), asked, RuleSet.Version1);
            var plain = new PlainBoard(log.History, asked);
            Count(plain, asked);
            var actual = board.Schools.SelectMany(row => Lines(AsText.Of(row), Explanation.ForecastsOf(board, row.School)!.Select(AsText.Of)));
            var expected = plain.Rows.SelectMany(row => Lines(AsText.Of(row), PlainForecast.Of(plain, row.School).Select(AsText.Of)));
            return FirstDifference([.. expected], [.. actual]) is { } difference ? $"{asked}\n{difference}" : null;
        }

        private void Count(PlainBoard plain, Coordinates asked)
        {
            foreach (var row in plain.Rows)
            {
                Saw($"status {row.Status}");
                foreach (var finding in row.Findings)
                    Saw($"{finding.Rule} {finding.Tier}");
                Saw("silent but worse", row.NoNews && row.Status != Status.NoNews);
                Saw("otherwise on another path", row.OtherPaths.Any(other => other.Status != row.Status));
                Saw("variant", row.Variant is not null);
                Saw("asserted", row.IsAsserted);
                Saw("no school day", !plain.Calendar.IsInstructional(asked.EffectiveOn));
                var forecasts = PlainForecast.Of(plain, row.School);
                Saw("forecast", forecasts.Exists(forecast => forecast.Days[0] is not null));
                Saw("forecast after elapsed days", forecasts.Exists(forecast => forecast is { Elapsed: > 0, Days: [not null, ..] }));
            }
        }

        private void Saw(string what, bool isSo = true)
        {
            if (isSo)
                Seen.AddOrUpdate(what, 1, (_, count) => count + 1);
        }

        private static IEnumerable<string> Lines(string row, IEnumerable<string> forecasts) =>
            row.Split('\n').Concat(forecasts.Select(it => "    " + it));

        private static string? FirstDifference(List<string> expected, List<string> actual)
        {
            if (expected.SequenceEqual(actual))
                return null;
            var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
            var row = expected.Take(at + 1).LastOrDefault(line => !line.StartsWith(' '));
            return $"  in {row}\n  plain: {expected.ElementAtOrDefault(at)}\n  board: {actual.ElementAtOrDefault(at)}";
        }
    }
}
