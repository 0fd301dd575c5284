using System.Globalization;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.App.Reading;

/// <summary>A rule, true or not, with what it looked at.</summary>
/// <param name="True">Whether its condition holds on the day; a finding may wait for the dwell or outlast it.</param>
internal sealed record RuleDocument(
    string Rule, string Title, bool True, IReadOnlyDictionary<string, object?> Inputs, DwellDocument? Dwell, IReadOnlyList<FindingDocument> Findings)
{
    internal static RuleDocument Of(RuleReport report) => new(
        report.Rule, report.Title, report.IsTrue, report.Inputs.ToDictionary(input => input.Name, input => Written(input.Value)),
        report.Dwell is { } dwell ? new(dwell.IsTrue, dwell.Run, dwell.Since) : null, [.. report.Findings.Select(FindingDocument.Of)]);

    private static object? Written(object? value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
}

/// <summary>For how many counted days in a row the condition has been as it is, and since when it is raised.</summary>
internal sealed record DwellDocument(bool True, int Run, DateOnly? RaisedOn);
