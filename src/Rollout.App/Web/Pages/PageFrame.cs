using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Web.Pages;

/// <summary>What every page of an initiative says around its own answer: whose it is, and at which coordinates.</summary>
/// <param name="Today">The district's day now.</param>
public sealed record PageFrame(PageAddress Address, Board Board, DistrictHistory History, DateOnly Today)
{
    internal Coordinates At => Board.Coordinates;

    internal string District { get; } =
        History.District.Events.Select(recorded => recorded.Happened).OfType<DistrictRegistered>().Last().Name;

    internal string Initiative { get; } =
        History.Charter.Events.Select(recorded => recorded.Happened).OfType<InitiativeChartered>().LastOrDefault()?.Title
        ?? History.Initiative.Value;

    /// <summary>Whether the answer is another than the one of today, as known now.</summary>
    internal bool IsPast => At.EffectiveOn != Today || Address.At.Known is not null || Address.At.Position is not null;

    /// <summary>Where an open page hears that the log went on; null where nothing can change.</summary>
    internal string? Live => IsPast ? null : Address.Now.To("/live", ("position", $"{At.Position}"));

    /// <summary>What actors with an account are called, as far as the page asked.</summary>
    internal IReadOnlyDictionary<string, string> Called { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the reader records anything at all: which events, the forms say.</summary>
    internal bool ReaderRecords { get; init; } = true;

    /// <summary>Who recorded something, as people know them.</summary>
    internal string Who(string? actor) => actor is null ? "nobody named" : Called.GetValueOrDefault(actor, actor);

    /// <summary>What schools, milestones and people are called at these coordinates.</summary>
    internal Names Names => Names.Ids with
    {
        School = id => SchoolNames.TryGetValue(id, out var name) ? name : OffTheBoard.GetValueOrDefault(id, id.Value),
        Milestone = id => MilestoneTitles.TryGetValue(id, out var title) ? title : id.Value,
        Initiative = _ => Initiative,
    };

    private Dictionary<SchoolId, string> SchoolNames => field ??= Board.Schools.ToDictionary(row => row.School, row => row.Name);

    // Asked for the few that take no part.
    private Dictionary<SchoolId, string> OffTheBoard =>
        field ??= RosterSchool.Of(History, At.Cut).ToDictionary(school => school.School, school => school.Name);

    // A later version's title stands for an earlier one's.
    private Dictionary<MilestoneId, string> MilestoneTitles => field ??= Board.Paths.SelectMany(version => version.Path.Milestones)
        .GroupBy(milestone => milestone.Id).ToDictionary(milestones => milestones.Key, milestones => milestones.Last().Title);

    /// <summary>The entity tag of a page that rests on the board alone.</summary>
    internal string TagFor(HttpRequest request) => BoardTag.Of(Board, request, Today);

    internal static PageFrame Of(BoardAnswer answer, CoordinateRequest asked, TimeProvider clock)
    {
        var board = answer.Board!;
        return new(new(board.District, board.Initiative, asked), board, answer.History!, Days.Of(clock.GetUtcNow(), board.Zone));
    }
}
