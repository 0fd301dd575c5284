using System.Globalization;
using Rollout.App.Cli;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.App.Reading;

/// <summary>Rules with their numbers, a line each.</summary>
internal static class RuleTable
{
    internal static void Write(IEnumerable<RuleReport> rules, TextWriter writer) => TextTable.Write(
        writer, ["Rule", "True", "For", "Numbers"],
        rules.Select(rule => new[]
        {
            $"{rule.Rule} {rule.Title}", rule.IsTrue ? "yes" : "no",
            rule.Dwell is { } dwell ? string.Create(CultureInfo.InvariantCulture, $"{(dwell.IsTrue == rule.IsTrue ? dwell.Run : 0)} d") : "",
            string.Join(", ", rule.Inputs.Where(input => input.Value is not null).Select(input => $"{input.Name} {Written(input.Value!)}")),
        }));

    private static string Written(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IEnumerable<string> words => words.Any() ? string.Join('/', words) : "none",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
