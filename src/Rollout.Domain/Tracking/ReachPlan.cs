using Rollout.Domain.Calendar;
using Rollout.Domain.Tracking.Rules;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// Whom the district and its schools reach, month by month, and by when the next touchpoint is needed (practices 19 and 28 to 30), as
/// it stands on the board's day. Schools that withdrew are left out.
/// </summary>
/// <param name="Months">The calendar months of the school year that holds the day, cut to the year; empty when none is published.</param>
/// <param name="Groups">Those of the plan in force in its order, then those named, then those reached or planned for without a plan.</param>
/// <param name="Schools">In order of their names.</param>
/// <param name="Plan">The communication plan in force; null when there is none.</param>
/// <param name="Term">The term that holds the day, with what was heard in it; null between terms.</param>
public sealed record ReachPlan(
    IReadOnlyList<Month> Months, IReadOnlyList<ReachGroup> Groups, IReadOnlyList<SchoolReach> Schools, Recorded? Plan, TermVoices? Term)
{
    /// <summary>By when each school must reach each group of the plan again: what nobody planned for in time first, then the nearest day.</summary>
    public IReadOnlyList<ReachGap> Gaps =>
    [
        .. Schools.SelectMany(school => school.Gaps).OrderBy(gap => gap.IsCovered).ThenBy(gap => gap.DaysLeft)
            .ThenBy(gap => gap.Row.Name, StringComparer.Ordinal).ThenBy(gap => gap.Group, StringComparer.Ordinal),
    ];

    /// <summary>How many schools reached the group in the month, plan to, missed it, or did not say what became of a plan.</summary>
    public ReachCount SchoolsIn(string group, Month month) => Schools.Select(school => school.In(group, month)).Aggregate(
        default(ReachCount), (sum, own) => new(
            sum.Reached + Math.Sign(own.Reached), sum.Ahead + Math.Sign(own.Ahead), sum.Missed + Math.Sign(own.Missed), sum.Untold + Math.Sign(own.Untold)));

    /// <param name="only">The only schools asked for; null: all. Nothing of the others is told.</param>
    public static ReachPlan Of(Board board, IReadOnlySet<SchoolId>? only = null)
    {
        SchoolReach[] schools =
        [
            .. board.Schools.Where(row => row.Status is not Status.Withdrawn && (only is null || only.Contains(row.School)))
                .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.School.Value, StringComparer.Ordinal)
                .Select(row => SchoolReach.Of(row, board.OnOwnPath[row.School], board.Day)),
        ];
        var (agreements, day) = (board.AsDistrict.Agreements, board.Day);
        return new(
            MonthsOf(board.Calendar.YearOf(day)), [.. GroupsOf(agreements, schools, day)], schools, agreements.Plans.LastBy(day)?.Recorded,
            TermVoices.Of(board, schools));
    }

    private static List<Month> MonthsOf(SchoolYear? published)
    {
        var months = new List<Month>();
        if (published is not { } year)
            return months;
        for (var first = new DateOnly(year.First.Year, year.First.Month, 1); first <= year.Last; first = first.AddMonths(1))
        {
            var last = first.AddMonths(1).AddDays(-1);
            months.Add(new(first < year.First ? year.First : first, last > year.Last ? year.Last : last));
        }

        return months;
    }

    private static IEnumerable<ReachGroup> GroupsOf(Agreements agreements, SchoolReach[] schools, DateOnly day)
    {
        var planned = agreements.Plans.LastBy(day)?.Fact.Groups.Select(group => new ReachGroup(group.Group, group.Cadence)) ?? [];
        var named = agreements.GroupsNamed.LastBy(day)?.Fact.Groups.Select(group => new ReachGroup(group, null)) ?? [];
        var reached = schools.SelectMany(school => school.Steps).Select(step => step.Group).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(group => new ReachGroup(group, null));
        return planned.Concat(named).Concat(reached).DistinctBy(group => group.Group);
    }
}

/// <summary>A calendar month of a school year, both days inclusive; the first and the last may be cut.</summary>
public readonly record struct Month(DateOnly From, DateOnly To)
{
    public bool Holds(DateOnly day) => From <= day && day <= To;
}

/// <summary>A group of people who should hear of the initiative.</summary>
/// <param name="Cadence">School days that may lie between two touchpoints; null when the group is in no plan (C28).</param>
public sealed record ReachGroup(string Group, int? Cadence);

/// <summary>How often each; of a district, at how many schools.</summary>
/// <param name="Ahead">Planned for a day to come.</param>
/// <param name="Untold">Planned for a day that has passed, and nobody said what became of it.</param>
public readonly record struct ReachCount(int Reached, int Ahead, int Missed, int Untold)
{
    public bool IsNone => this == default;
}

/// <summary>What the term heard by the day.</summary>
/// <param name="DaysLeft">School days after the day and up to the term's last; 0 on that.</param>
/// <param name="Teacher">The first story or touchpoint of the term in which a teacher spoke; null while none did (C30).</param>
/// <param name="TeacherAt">The school of it.</param>
public sealed record TermVoices(Term Term, int DaysLeft, Recorded? Teacher, SchoolId? TeacherAt)
{
    internal static TermVoices? Of(Board board, IEnumerable<SchoolReach> schools)
    {
        if (board.Calendar.TermOf(board.Day) is not { } term)
            return null;
        var first = schools.SelectMany(school => VoicesOf(board.OnOwnPath[school.Row.School].Facts).Select(voice => (school.Row.School, Voice: voice)))
            .Where(said => DayOf(said.Voice) >= term.From && DayOf(said.Voice) <= board.Day)
            .OrderBy(said => DayOf(said.Voice)).ThenBy(said => said.Voice.Position).FirstOrDefault();
        return new(
            term, board.Calendar.DayNumber(term.To) - board.Calendar.DayNumber(board.Day), first.Voice, first.Voice is null ? null : first.School);
    }

    private static IEnumerable<Recorded> VoicesOf(SchoolFacts school) => school.All.Where(fact =>
        fact.Happened is TouchpointDelivered { SpeakerRole: Speakers.Teacher } or StoryPublished { SpeakerRole: Speakers.Teacher });

    private static DateOnly DayOf(Recorded said) => ((IDated)said.Happened).EffectiveOn;
}
