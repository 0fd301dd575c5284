using Rollout.App.Reading;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary>One school in words.</summary>
internal static class SchoolWords
{
    internal static IReadOnlyList<string> Sentences(Board board, Explanation explained)
    {
        var row = explained.Standing;
        List<string> sentences =
        [
            $"{row.Name} is {StatusWords.Words(row.Status)}.",
            .. row.Findings.Select(finding => $"{finding.Reason} (rule {finding.Rule}, since {BoardWords.Day(finding.Since)})"),
        ];
        if (row.IsSilent && row.Status != Status.NoNews)
            sentences.Add("Nobody has reported lately, so the rest may have changed.");
        sentences.AddRange(row.OtherPaths.Where(other => other.Status != row.Status)
            .Select(other => $"On version {other.Path} of the path it would be {StatusWords.Words(other.Status)}."));
        if (row.IsClosed)
            sentences.Add("The school is closed.");
        if (row.IsAsserted)
            sentences.Add("Some recorded times were asserted by an earlier system.");
        if (board.IsBeyondCalendar)
            sentences.Add($"The published calendar ends {BoardWords.Day(board.Calendar.Ends)}: days beyond it count for nothing.");
        return sentences;
    }
}
