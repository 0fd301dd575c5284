using System.Globalization;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Features.Communications;

/// <summary><c>/d/{lea}/{slug}/communications?school=</c>: whom the district reaches, month by month, and by when the next touchpoint is needed.</summary>
internal static class CommunicationsPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/communications", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, Gate gate, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var (only, chosen, refused) = await context.ChooseSchoolAsync(frame, gate, ct);
        if (refused is not null)
            return refused;
        var all = context.Request.Query["list"] == "all";
        var view = new CommunicationsView(frame, ReachPlan.Of(frame.Board, only), chosen, OthersOf(frame, context.SchoolsRead), all);
        return new Page<CommunicationsPage>(view) { Tables = CommunicationSheets.Of(view) };
    }

    private static IReadOnlyList<Standing> OthersOf(PageFrame frame, IReadOnlySet<SchoolId>? own) =>
        [.. frame.Board.Schools.Where(row => row.Status is not Status.Withdrawn && (own is null || own.Contains(row.School))).OrderBy(row => row.Name, StringComparer.Ordinal)];
}

/// <param name="Chosen">The school asked for; null: all the reader may see.</param>
/// <param name="Choices">The schools to choose among.</param>
/// <param name="ShowsAll">Whether every gap is listed, the covered ones too.</param>
public sealed record CommunicationsView(PageFrame Frame, ReachPlan Plan, SchoolId? Chosen, IReadOnlyList<Standing> Choices, bool ShowsAll)
{
    private const int Worst = 15;

    // A school week.
    private const int Soon = 5;

    internal PageAddress Address => Frame.Address;

    /// <summary>The one school the page is about; null when it is about several.</summary>
    internal SchoolReach? Alone => Plan.Schools is [var only] ? only : null;

    internal IReadOnlyList<(string Name, string? Value)> Keeps => [("school", Chosen?.Value)];

    internal IReadOnlyList<ReachGap> Gaps => ShowsAll ? Plan.Gaps : [.. Plan.Gaps.Take(Worst)];

    internal int Left => Plan.Gaps.Count - Gaps.Count;

    internal string Sentence
    {
        get
        {
            if (Plan.Schools.Count == 0)
                return "No school takes part at these coordinates.";
            if (Plan.Plan is null)
                return "No communication plan is in force yet: nobody has said who should hear how often.";
            var (gone, soon) = (Plan.Gaps.Count(gap => gap.DaysLeft < 0), Plan.Gaps.Count(gap => gap is { DaysLeft: >= 0 and <= Soon, IsCovered: false }));
            var next = Plan.Gaps.FirstOrDefault(gap => !gap.IsCovered);
            var first = next is null ? "" : $" Next: {next.Group} at {next.Row.Name}, {Until(next)}.";
            return gone == 0 && soon == 0
                ? $"Every group of the plan is within its cadence for the next school week, or something is planned in time.{first}"
                : $"{Words.Many(gone, "group")} {(gone == 1 ? "waits" : "wait")} longer than planned, and {Words.Count(soon)} more would within a school week.{first}";
        }
    }

    /// <summary>The plan's month in a few letters.</summary>
    internal static string NameOf(Month month) => month.From.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    internal bool IsNow(Month month) => month.Holds(Frame.At.EffectiveOn);

    internal ReachCell Cell(string group, Month month) => Alone is { } school
        ? ReachCell.OfSchool(school.In(group, month), month, Frame.At.EffectiveOn)
        : ReachCell.OfDistrict(Plan.SchoolsIn(group, month), Plan.Schools.Count, month, Frame.At.EffectiveOn);

    /// <summary>How long the next touchpoint may wait.</summary>
    internal static string Until(ReachGap gap) => gap switch
    {
        { DaysLeft: < 0 } => $"{Words.Many(-gap.DaysLeft, "school day")} longer than planned",
        { DaysLeft: 0 } => "today is the last day that keeps the plan",
        _ => $"{Words.Many(gap.DaysLeft, "school day")} left",
    };

    internal static string StateOf(ReachGap gap) =>
        gap.IsCovered ? "planned in time"
        : gap.DaysLeft < 0 ? "waits longer than planned"
        : gap.DaysLeft <= Soon ? "nothing planned in time"
        : "nothing planned yet";

    internal static string CssOf(ReachGap gap) => gap.IsCovered ? "done" : gap.DaysLeft < 0 ? "overdue" : gap.DaysLeft <= Soon ? "due" : "open";

    /// <summary>Schools at which nobody could answer this term.</summary>
    internal IReadOnlyList<SchoolReach> WithoutAnswer => [.. Plan.Schools.Where(school => school.TwoWay is null)];

    /// <summary>Who sent the core messages last heard: the sender, and to how many groups at how many schools.</summary>
    internal IEnumerable<(string Sender, IReadOnlyList<(SchoolReach School, Recorded Said)> Messages)> Core =>
        from school in Plan.Schools
        from said in school.Core
        group (school, said) by Said(said).Sender into sent
        orderby sent.Count() descending, sent.Key
        select (sent.Key, (IReadOnlyList<(SchoolReach, Recorded)>)[.. sent]);

    internal static TouchpointDelivered Said(Recorded recorded) => (TouchpointDelivered)recorded.Happened;

    /// <summary>Feedback and stories of all schools shown, the latest first.</summary>
    internal IEnumerable<(SchoolReach School, Recorded Said)> Latest(Func<SchoolReach, IReadOnlyList<Recorded>> of) => Plan.Schools
        .SelectMany(school => of(school).Select(said => (school, said))).OrderByDescending(said => ((IDated)said.said.Happened).EffectiveOn)
        .ThenByDescending(said => said.said.Position).Take(Worst);

    internal string SentenceOf(SchoolId school, Recorded said) =>
        Sentences.Of(new StreamId.Rollout(Frame.Board.Initiative, school), said.Happened, Frame.Names);
}

/// <summary>A group in a month.</summary>
/// <param name="Css">The style's name: it gives a shape and a colour.</param>
/// <param name="Text">What stands in the cell; empty where there is nothing.</param>
/// <param name="More">What is read out with it.</param>
public sealed record ReachCell(string Css, string Text, string More)
{
    internal static ReachCell OfDistrict(ReachCount count, int schools, Month month, DateOnly day) => count.IsNone
        ? Nothing(month, day)
        : new(CssOf(count, schools), $"{count.Reached}/{schools}", $"{Words.Many(count.Reached, "school")} of {schools} reached{Beside(count, "at ")}");

    internal static ReachCell OfSchool(ReachCount count, Month month, DateOnly day) => count.IsNone
        ? Nothing(month, day)
        : new(CssOf(count, 1), string.Join(", ", Parts(count)), "");

    /// <summary>What stands beside the count in a district's cell.</summary>
    internal static string Beside(ReachCount count, string at) => string.Concat(
        count.Ahead > 0 ? $", planned {at}{count.Ahead}" : "", count.Missed > 0 ? $", missed {at}{count.Missed}" : "", count.Untold > 0 ? $", not told {at}{count.Untold}" : "");

    private static IEnumerable<string> Parts(ReachCount count)
    {
        if (count.Reached > 0)
            yield return $"{count.Reached} reached";
        if (count.Ahead > 0)
            yield return $"{count.Ahead} planned";
        if (count.Missed > 0)
            yield return $"{count.Missed} missed";
        if (count.Untold > 0)
            yield return $"{count.Untold} not told";
    }

    private static string CssOf(ReachCount count, int schools) =>
        count.Missed > 0 || count.Untold > 0 ? "missed" : count.Reached >= schools ? "done" : count.Ahead > 0 ? "ahead" : "open";

    private static ReachCell Nothing(Month month, DateOnly day) => new("none", "", month.From > day ? "nothing planned yet" : "nobody reached");
}
