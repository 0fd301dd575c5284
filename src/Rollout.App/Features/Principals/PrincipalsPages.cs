using System.Globalization;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Principals;

/// <summary><c>/d/{lea}/{slug}/principals</c>: what was agreed with whoever leads each school, and what would help.</summary>
internal static class PrincipalsPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/principals", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var person = context.Request.Query["person"].ToString().Trim();
        if (PageOf(context.Request.Query["page"].ToString()) is not { } page)
            return Problem.BadQuery("page", "Pages are counted 1, 2, 3 …");
        var view = PrincipalsView.Of(frame, context.SchoolsRead, person.Length > 0 ? person : null) with { Page = page };
        return new Page<PrincipalsPage>(view) { Tables = PrincipalSheets.Of(view) };
    }

    private static int? PageOf(string asked) => asked.Length == 0 ? 1
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000 ? page
        : null;
}

/// <param name="Schools">By name; those of the person asked for, if one was.</param>
/// <param name="People">Whoever leads a school, in order of their ids.</param>
/// <param name="Chosen">The person asked for.</param>
public sealed record PrincipalsView(PageFrame Frame, IReadOnlyList<PrincipalRecord> Schools, IReadOnlyList<string> People, string? Chosen)
{
    private const int APage = 50;

    /// <summary>Counted from 1.</summary>
    internal int Page { get; init; } = 1;

    internal IEnumerable<PrincipalRecord> Shown => Schools.Skip((Page - 1) * APage).Take(APage);

    /// <summary>The pages of a long list: what each is called, and where it is.</summary>
    internal IEnumerable<(string Name, string Address, bool IsCurrent)> Pages => Schools.Chunk(APage).Select((schools, place) => (
        $"{schools[0].Row.Name} – {schools[^1].Row.Name}",
        Frame.Address.To("/principals", ("person", Chosen), ("page", $"{place + 1}")), place + 1 == Page));

    internal static PrincipalsView Of(PageFrame frame, IReadOnlySet<SchoolId>? only, string? chosen)
    {
        var all = PrincipalRecord.Of(frame.Board, only);
        return new(
            frame, chosen is null ? all : [.. all.Where(school => school.Leaders.Any(leader => leader.Person.Value == chosen))],
            [.. all.SelectMany(school => school.Leaders).Select(leader => leader.Person.Value).Distinct().Order(StringComparer.Ordinal)], chosen);
    }

    internal IReadOnlyList<(string Name, string? Value)> Keeps => [("person", Chosen), ("page", Page > 1 ? $"{Page}" : null)];

    internal string Sentence
    {
        get
        {
            var open = Schools.SelectMany(school => school.Commitments).Count(promise => promise.State is CommitmentState.Open);
            var past = Schools.SelectMany(school => school.Commitments).Count(promise => promise.PastItsDay > 0);
            var asked = Schools.Sum(school => school.Leaders.Count(leader => leader.Reaffirmation is { SaidOn: null }));
            return $"{Words.Many(Schools.Count, "school")}: {Words.Many(open, "open commitment")}, {(past == 0 ? "none" : Words.Count(past))} past the day agreed."
                + (asked == 0 ? "" : $" {(asked == 1 ? "One new principal has" : $"{Words.Count(asked)} new principals have")} yet to go through what was agreed before.");
        }
    }

    /// <summary>Whether nothing at all is recorded of the school.</summary>
    internal static bool IsEmpty(PrincipalRecord school) =>
        school is { Leaders.Count: 0, Commitments.Count: 0, Meetings.Count: 0, Found: null } && school.Responsibilities.All(own => own.Last is null);

    /// <summary>Of the days a new principal has, in words.</summary>
    internal static string Left(Reaffirmation asked) => asked.DaysLeft switch
    {
        0 => "today is the last of the days agreed for it",
        > 0 => $"{Words.Many(asked.DaysLeft, "school day")} left",
        _ => $"{Words.Many(-asked.DaysLeft, "school day")} beyond the days agreed for it",
    };
}
