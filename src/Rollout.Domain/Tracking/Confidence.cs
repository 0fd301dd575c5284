using System.Text.Json.Serialization;
using Rollout.Domain.Tracking.Rules;

namespace Rollout.Domain.Tracking;

/// <summary>How well founded a row is, with its reasons. Never a flag.</summary>
/// <param name="Verified">Share of the earned weight that someone other than the reporter verified; null with nothing earned.</param>
/// <param name="Due">Milestones whose day has come.</param>
/// <param name="RecordedLate">Share of the school's news recorded more than ten instructional days after its day; null without news.</param>
public sealed record Confidence(
    ConfidenceLevel Level, decimal? Verified, int? Silence, int Cadence, int Due, decimal? RecordedLate, IReadOnlyList<string> Doubts)
{
    internal static Confidence Of(SchoolCase school, DateOnly day, TimeZoneInfo zone)
    {
        var rules = school.Rules;
        var verified = VerifiedShare(school, day);
        var silence = SilenceRule.Silence(school, day);
        var due = Enumerable.Range(0, school.Path.Steps.Length).Count(step => school.IsDue(step, day));
        var late = LateShare(school, day, zone);

        List<string> doubts = [];
        if (verified is null || verified < rules.ConfidenceVerified)
            doubts.Add("Little of what is complete was verified by someone other than the reporter.");
        if (silence is null || silence > school.Cadence)
            doubts.Add("The last news is older than was agreed.");
        if (due < rules.ConfidenceLeastDue)
            doubts.Add("Few milestones have come due yet.");
        if (late > rules.ConfidenceLate)
            doubts.Add("Much was recorded long after it happened.");
        var level = doubts.Count switch { 0 => ConfidenceLevel.High, 1 => ConfidenceLevel.Medium, _ => ConfidenceLevel.Low };
        return new(level, verified, silence, school.Cadence, due, late, doubts);
    }

    private static decimal? VerifiedShare(SchoolCase school, DateOnly day)
    {
        var earned = school.Weight(step => school.IsComplete(step, day));
        return earned == 0
            ? null
            : (decimal)school.Weight(step => school.IsComplete(step, day) && IsVerified(school, step, day)) / earned;
    }

    private static bool IsVerified(SchoolCase school, int step, DateOnly day) =>
        school.Facts.Verifications.Any(verified =>
            verified.On <= day && verified.Fact.Milestone == school.Path.Steps[step].Milestone.Id
            && verified.Recorded.By != school.Reached(step).Recorded.By);

    private static decimal? LateShare(SchoolCase school, DateOnly day, TimeZoneInfo zone)
    {
        var news = school.Facts.News.Where(fact => ((IDated)fact.Happened).EffectiveOn <= day).ToList();
        if (news.Count == 0)
            return null;
        var late = news.Count(fact =>
            school.Calendar.DayNumber(Days.Of(fact.RecordedAt, zone))
            - school.Calendar.DayNumber(((IDated)fact.Happened).EffectiveOn) > school.Rules.RecordedLateAfter);
        return (decimal)late / news.Count;
    }
}

/// <summary>High without a doubt, medium with one, low with more.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConfidenceLevel>))]
public enum ConfidenceLevel
{
    [JsonStringEnumMemberName("high")] High,
    [JsonStringEnumMemberName("medium")] Medium,
    [JsonStringEnumMemberName("low")] Low,
}
