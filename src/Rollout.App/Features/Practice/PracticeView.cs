using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Practice;

/// <param name="Chosen">The school asked for; null: all the reader may see.</param>
/// <param name="Choices">The schools to choose among.</param>
/// <param name="ShowsAll">Whether long lists are shown whole.</param>
public sealed record PracticeView(PageFrame Frame, PracticeRecord Record, SchoolId? Chosen, IReadOnlyList<Standing> Choices, bool ShowsAll)
{
    private const int Few = 15;

    private static readonly string[] Checks = ["C9", "C10a", "C10b", "C12", "C13a", "C13b", "C33a", "C33b"];

    internal PageAddress Address => Frame.Address;

    internal IReadOnlyList<(string Name, string? Value)> Keeps => [("school", Chosen?.Value), ("list", ShowsAll ? "all" : null)];

    /// <summary>The one school the page is about; null when it is about several.</summary>
    internal SchoolPractice? Alone => Chosen is not null && Record.Schools is [var only] ? only : null;

    internal string Sentence
    {
        get
        {
            if (Record.Schools.Count == 0)
                return "No school takes part at these coordinates.";
            var shown = Record.Schools.Count(school => school.ProofPoints.Count > 0);
            var open = Record.Schools.Sum(school => school.Gaps.Count(gap => gap.Closed is null));
            var waiting = Record.Schools.Count(school => IsUnderWay(school) && school.WalkthroughDaysLeft < 0);
            return $"{Words.Count(shown)} of {Words.Many(Record.Schools.Count, "school")} {(shown == 1 ? "has" : "have")} a proof point; "
                + $"{Words.Many(open, "alignment gap")} {(open == 1 ? "is" : "are")} open; "
                + $"the rooms of {Words.Many(waiting, "school")} wait for a walkthrough longer than planned.";
        }
    }

    /// <summary>What the checks found of it at the schools shown, the oldest first.</summary>
    internal IReadOnlyList<(Standing Row, Finding Finding)> Found =>
    [
        .. Record.Schools.SelectMany(school => school.Row.Findings.Where(finding => Checks.Contains(finding.Rule)).Select(finding => (school.Row, finding)))
            .OrderBy(found => found.finding.Since),
    ];

    /// <summary>Proof points and stories of the schools shown, the latest first.</summary>
    internal IReadOnlyList<(Standing Row, Recorded Said)> Gallery =>
    [
        .. Record.Schools.SelectMany(school => school.ProofPoints.Concat(school.Stories).Select(said => (school.Row, said)))
            .OrderByDescending(shown => ((IDated)shown.said.Happened).EffectiveOn).ThenByDescending(shown => shown.said.Position),
    ];

    /// <summary>Schools that have none yet though the first stage was to end by the day.</summary>
    internal IReadOnlyList<SchoolPractice> WithoutProof =>
        [.. Record.Schools.Where(school => IsUnderWay(school) && school.ProofPoints.Count == 0 && school.WinDueOn <= Frame.At.EffectiveOn)];

    internal IReadOnlyList<(Standing Row, GapStanding Gap)> OpenGaps =>
        [.. Gaps(gap => gap.Closed is null).OrderBy(open => open.Gap.DaysLeft).ThenBy(open => open.Gap.Since)];

    internal IReadOnlyList<(Standing Row, GapStanding Gap)> ClosedGaps =>
        [.. Gaps(gap => gap.Closed is not null).OrderByDescending(closed => ((IDated)closed.Gap.Closed!.Happened).EffectiveOn)];

    internal LessMorePublished? Pairs => Record.Pairs is [{ Happened: LessMorePublished now }, ..] ? now : null;

    internal IReadOnlyList<SchoolPractice> WithoutPairs => [.. Record.Schools.Where(school => school.Acknowledged is null)];

    /// <summary>Schools by how long their rooms have waited, the longest first.</summary>
    internal IReadOnlyList<SchoolPractice> Walked => [.. Record.Schools.OrderByDescending(IsUnderWay).ThenBy(school => school.WalkthroughDaysLeft)];

    /// <summary>Schools by how many sessions they had, the fewest first.</summary>
    internal IReadOnlyList<SchoolPractice> Learned => [.. Record.Schools.OrderByDescending(IsUnderWay).ThenBy(school => school.Sessions.Count)];

    internal IReadOnlyList<SchoolPractice> Reviewed =>
        [.. Record.Schools.Where(school => school.Reviews.Count > 0).OrderByDescending(school => school.Reviews[0].On)];

    internal IReadOnlyList<SchoolPractice> Elsewhere => [.. Record.Schools.Where(school => school.Place.Variant is not null)];

    /// <summary>As many as are looked at with ease, or all where they were asked for.</summary>
    internal IEnumerable<T> Some<T>(IReadOnlyList<T> all) => ShowsAll ? all : all.Take(Few);

    internal int Left<T>(IReadOnlyList<T> all) => ShowsAll ? 0 : Math.Max(0, all.Count - Few);

    internal string Everything => Address.To("/practice", ("school", Chosen?.Value), ("list", "all"));

    /// <summary>Whether the school's clock runs.</summary>
    internal static bool IsUnderWay(SchoolPractice school) => school.Row.Status is Status.OnTrack or Status.Watch or Status.OffTrack or Status.NoNews;

    internal static int Of(PdKind kind, SchoolPractice school) => school.Sessions.Count(session => session.Kind == kind);

    internal static string WordsOf(GapNature nature) => nature is GapNature.Real ? "real" : "perceived";

    internal static string Left(GapStanding gap) => gap.DaysLeft switch
    {
        0 => "today is the last day of its window",
        > 0 => $"{Words.Many(gap.DaysLeft, "school day")} left",
        _ => $"{Words.Many(-gap.DaysLeft, "school day")} past its window",
    };

    internal static string Next(SchoolPractice school) => (IsUnderWay(school), school.WalkthroughDaysLeft) switch
    {
        (false, _) => "its clock does not run",
        (_, 0) => "the next is due today",
        (_, > 0) => $"the next within {Words.Many(school.WalkthroughDaysLeft, "school day")}",
        _ => $"{Words.Many(-school.WalkthroughDaysLeft, "school day")} longer than a cycle",
    };

    private IEnumerable<(Standing Row, GapStanding Gap)> Gaps(Func<GapStanding, bool> fits) =>
        Record.Schools.SelectMany(school => school.Gaps.Where(fits).Select(gap => (school.Row, gap)));
}
