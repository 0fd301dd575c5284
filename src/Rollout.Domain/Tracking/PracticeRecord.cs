using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking.Rules;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// What the schools show for it and do in their rooms (practices 9, 10, 12, 13, 25, 33 and 46), as it stands on the board's day. Counts
/// of rooms and sessions, of no teacher. What people wrote themselves stays in the events named here.
/// </summary>
/// <param name="Pairs">What there is to be less of and more of, the pairs in force first.</param>
/// <param name="Precedents">What others did before, the latest first; of each the last that was said.</param>
/// <param name="Schools">In order of their names.</param>
public sealed record PracticeRecord(IReadOnlyList<Recorded> Pairs, IReadOnlyList<Recorded> Precedents, IReadOnlyList<SchoolPractice> Schools)
{
    /// <param name="only">The only schools asked for; null: all.</param>
    public static PracticeRecord Of(Board board, IReadOnlySet<SchoolId>? only = null)
    {
        var (agreements, day) = (board.AsDistrict.Agreements, board.Day);
        return new(
            [.. agreements.LessMore.Take(agreements.LessMore.CountBy(day)).Reverse().Select(pairs => pairs.Recorded)],
            [
                .. agreements.Precedents.Take(agreements.Precedents.CountBy(day)).Reverse().DistinctBy(linked => linked.Fact.Title)
                    .Select(linked => linked.Recorded),
            ],
            [
                .. board.Schools.Where(row => row.Status is not Status.Withdrawn && (only is null || only.Contains(row.School)))
                    .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.School.Value, StringComparer.Ordinal)
                    .Select(row => SchoolPractice.Of(row, board.OnOwnPath[row.School], day)),
            ]);
    }
}

/// <summary>What one school shows and does.</summary>
/// <param name="ProofPoints">Its early wins, the latest first.</param>
/// <param name="Stories">Stories told of it, the latest first.</param>
/// <param name="WinDueOn">The day on which the first stage is to end, by which there should be a proof point (C9); null when never.</param>
/// <param name="Reviews">Alignment reviews, the latest first.</param>
/// <param name="Gaps">Open ones first, those furthest past their window before the others; then the closed.</param>
/// <param name="Acknowledged">The event that acknowledged the pairs in force; null while none did (C12).</param>
/// <param name="Walkthroughs">The earliest first.</param>
/// <param name="WalkthroughDaysLeft">School days until the next walkthrough is due (C13a); 0 on the last of them, below 0 afterwards.</param>
/// <param name="Sessions">Sessions of professional development, the latest first.</param>
/// <param name="Place">Which path the school follows from where it began.</param>
public sealed record SchoolPractice(
    Standing Row, IReadOnlyList<Recorded> ProofPoints, IReadOnlyList<Recorded> Stories, DateOnly? WinDueOn, IReadOnlyList<AlignmentReview> Reviews,
    IReadOnlyList<GapStanding> Gaps, Recorded? Acknowledged, IReadOnlyList<RoomsSeen> Walkthroughs, int WalkthroughDaysLeft,
    IReadOnlyList<SessionHeld> Sessions, StartingPlace Place)
{
    internal static SchoolPractice Of(Standing row, SchoolCase school, DateOnly day)
    {
        var facts = school.Facts;
        return new(
            row, Latest(facts.ProofPoints, day), Latest(facts.Stories, day), ProofPointRule.DueOn(school),
            [
                .. facts.AlignmentReviews.Take(facts.AlignmentReviews.CountBy(day)).Reverse()
                    .Select(review => new AlignmentReview(review.On, review.Fact.Roles, AlignmentReviewRule.HasLead(review.Fact), review.Recorded)),
            ],
            [
                .. facts.AlignmentGaps.Select(gap => GapStanding.Of(school, gap, day)).OfType<GapStanding>()
                    .OrderBy(gap => gap.Closed is not null).ThenBy(gap => gap.DaysLeft).ThenBy(gap => gap.Identified.Position),
            ],
            LessMoreRule.IsAcknowledged(school, day) ? facts.LessMoreAcknowledged.LastBy(day)!.Value.Recorded : null,
            [
                .. facts.Walkthroughs.Take(facts.Walkthroughs.CountBy(day))
                    .Select(seen => new RoomsSeen(seen.On, seen.Fact.Seen, seen.Fact.Of, WalkthroughShareRule.IsLow(school.Rules, seen.Fact), seen.Id)),
            ],
            school.Rules.WalkthroughCadence - WalkthroughCycleRule.Passed(school, day),
            [
                .. facts.Sessions.Take(facts.Sessions.CountBy(day)).Reverse()
                    .Select(session => new SessionHeld(session.On, session.Fact.Kind, session.Fact.Attended, session.Recorded)),
            ],
            StartingPlace.Of(school, day));
    }

    private static IReadOnlyList<Recorded> Latest<TFact>(Dated<TFact>[] facts, DateOnly day)
        where TFact : DomainEvent, IDated => [.. facts.Take(facts.CountBy(day)).Reverse().Select(fact => fact.Recorded)];
}

/// <summary>A look at how the practices fit what is taught.</summary>
/// <param name="HasLead">Whether the curriculum lead was there (C10a).</param>
/// <param name="Held">The event; its note is people's own.</param>
public sealed record AlignmentReview(DateOnly On, IReadOnlyList<string> Roles, bool HasLead, Recorded Held);

/// <summary>A gap and how long it has been open.</summary>
/// <param name="Since">The day from which it has been open without a break, or was until it was closed.</param>
/// <param name="DueOn">The day agreed; null = none.</param>
/// <param name="DaysLeft">School days left of its window (C10b); 0 on the last of them, below 0 afterwards. 0 when it is closed.</param>
/// <param name="Identified">The event that named it last, which holds the school's own words.</param>
/// <param name="Closed">Null while it is open.</param>
public sealed record GapStanding(string Gap, GapNature Nature, DateOnly Since, DateOnly? DueOn, int DaysLeft, Recorded Identified, Recorded? Closed)
{
    /// <summary>Null while nobody has named it by the day.</summary>
    internal static GapStanding? Of(SchoolCase school, AlignmentGap gap, DateOnly day)
    {
        if (gap.OpenAt(day) is { } open)
        {
            var left = school.Rules.GapWindow - school.LivedBetween(open.CountsFrom, day);
            return new(gap.Name, ((AlignmentGapIdentified)open.Identified.Happened).Nature, open.Since, open.DueOn, left, open.Identified, null);
        }

        return gap.ClosedAt(day) is var (identified, closed) && identified.Happened is AlignmentGapIdentified named
            ? new(gap.Name, named.Nature, named.EffectiveOn, named.DueOn, 0, identified, closed)
            : null;
    }
}

/// <summary>A walkthrough: in how many of how many rooms the practices were seen.</summary>
/// <param name="IsLow">A smaller share than the rule set asks for (C13b).</param>
public sealed record RoomsSeen(DateOnly On, int Seen, int Of, bool IsLow, Guid Event);

/// <summary>A session of professional development.</summary>
/// <param name="Attended">How many came; null = not counted.</param>
public sealed record SessionHeld(DateOnly On, PdKind Kind, int? Attended, Recorded Held);
