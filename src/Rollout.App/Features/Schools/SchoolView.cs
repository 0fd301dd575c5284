using Rollout.App.Reading;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary>One school as people read it.</summary>
/// <param name="Earlier">The answer for the same day before the last correction; null when nothing was corrected.</param>
public sealed record SchoolView(
    PageFrame Frame, Person Reader, Explanation Explained, SchoolRecord Record, IReadOnlyList<Forecast> Forecasts, EarlierAnswer? Earlier)
{
    private const int Latest = 12;
    private const int NextDates = 3;

    private static readonly (string? Type, string Text)[] Usual =
        [("check_in_recorded", "Check-in"), ("key_meeting_held", "Key meeting"), (null, "Something else"), ("help_requested", "Ask for help")];

    internal Standing Row => Explained.Standing;

    internal PageAddress Address => Frame.Address;

    internal StreamId.Rollout Stream => new(Frame.Board.Initiative, Row.School);

    internal StepChart? Chart => StepChart.Of(Explained.Milestones, Record.Start, Frame.At.EffectiveOn);

    internal string Sentence => Row.Findings is [var worst, ..]
        ? $"{Row.Name} is {StatusWords.Words(Row.Status)}. {worst.Reason}"
        : $"{Row.Name} is {StatusWords.Words(Row.Status)}.";

    /// <summary>What comes next: open due days and open promises, the nearest first; what is past due comes before.</summary>
    internal IEnumerable<(DateOnly On, string What, bool IsPast)> Next =>
        Explained.Milestones.Where(milestone => milestone.ReachedOn is null && milestone.Due is not null)
            .Select(milestone => (On: milestone.Due!.Value, What: milestone.Title))
            .Concat(Record.Commitments.Where(promise => promise.SettledOn is null && promise.DueOn is not null)
                .Select(promise => (On: promise.DueOn!.Value, What: $"Commitment: {promise.Statement}")))
            .OrderBy(next => next.On).Take(NextDates).Select(next => (next.On, next.What, next.On < Frame.At.EffectiveOn));

    /// <summary>Open milestones that are never due: their day is in no published school year.</summary>
    internal IEnumerable<MilestoneProgress> WithoutDay => Open.Where(milestone => milestone.Due is null);

    /// <summary>How the answer before the last correction differed; its status follows.</summary>
    internal string BeforeIt => Earlier!.Row.Status != Row.Status
        ? "Before it was known, the answer for this day was another:"
        : Earlier.Row.Findings.Select(finding => finding.Reason).SequenceEqual(Row.Findings.Select(finding => finding.Reason))
            ? "The answer before it was the same:"
            : "Before it was known, the status was the same, for other reasons:";

    internal IEnumerable<MilestoneProgress> Open => Explained.Milestones.Where(milestone => milestone.ReachedOn is null);

    /// <summary>What the reader may log here most often; where no type is said, whatever they may.</summary>
    internal IEnumerable<(string? Type, string Text)> ToLog =>
        Reader.May(Right.Record, Row.School) ? Usual.Where(usual => usual.Type is null || MayLog(usual.Type)) : [];

    internal bool MayLog(string type) => Reader.MayRecordEvent(type, Row.School);

    /// <summary>The latest facts of the school's own stream that stand at the coordinates, newest first.</summary>
    internal IEnumerable<Recorded> Timeline =>
        Frame.History.Rollouts[Row.School].At(Frame.At.Cut).Reverse().Take(Latest);

    internal string SentenceOf(Recorded recorded) => Sentences.Of(Stream, recorded.Happened, Frame.Names);

    internal string SentenceOf(Guid id) =>
        Frame.History.Find(id) is var (stream, recorded) ? Sentences.Of(stream, recorded.Happened, Frame.Names) : $"event {id}";

    internal string TitleOf(MilestoneId milestone) => Frame.Names.Milestone(milestone);
}

/// <summary>What the same day looked like before a correction was known.</summary>
/// <param name="Withdrawal">The correction.</param>
/// <param name="Address">The page that shows it.</param>
public sealed record EarlierAnswer(Recorded Withdrawal, Standing Row, PageAddress Address)
{
    internal string Reason => ((Correction.EventWithdrawn)Withdrawal.Happened).Reason.Trim().TrimEnd('.');
}
