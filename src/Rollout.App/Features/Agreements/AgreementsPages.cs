using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Agreements;

/// <summary><c>/d/{lea}/{slug}/agreements</c>: where the district wants to go, who does what, and how the path came to be as it is.</summary>
internal static class AgreementsPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/agreements", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var view = new AgreementsView(frame, AgreementsRecord.Of(frame.Board, context.SchoolsRead), PathComparison.Of(frame.Board));
        return new Page<AgreementsPage>(view) { Tables = AgreementsSheets.Of(view) };
    }
}

/// <summary>What was agreed, as people read it.</summary>
public sealed record AgreementsView(PageFrame Frame, AgreementsRecord Record, PathComparison Paths)
{
    internal PageAddress Address => Frame.Address;

    internal InitiativeChartered? Charter => Record.Charter?.Happened as InitiativeChartered;

    internal string NextVision => Words.Count(Record.Visions.Select(vision => vision.Version).DefaultIfEmpty().Max() + 1);

    /// <summary>The version of the vision in force; null while there is none.</summary>
    internal int? VisionInForce => Record.Visions is [var first, ..] ? first.Version : null;

    internal string Sentence
    {
        get
        {
            var vision = VisionInForce is { } version ? $"Version {version} of the vision is in force" : "No vision is adopted yet";
            var waiting = Record.Responsibilities.Count(held => held.AcceptedOn is null);
            var responsibilities = Record.Responsibilities.Count == 0 ? "nobody was asked to hold a responsibility yet"
                : waiting == 0 ? $"all {Words.Many(Record.Responsibilities.Count, "responsibility").Replace("ys", "ies", StringComparison.Ordinal)} are accepted"
                : $"{Words.Count(waiting)} of {Record.Responsibilities.Count} responsibilities wait to be accepted";
            return $"{vision}; {responsibilities}; the path has {Words.Many(Paths.Versions.Count, "version")}.";
        }
    }

    internal static string WordsOf(Participation mode) => mode is Participation.OptIn ? "who opts in takes part" : "the whole district takes part";

    internal static string WordsOf(Selection selection) => selection is Selection.StrengthsFirst ? "strengths first" : "least-served first";

    internal static string WordsOf(Holder holder) => holder switch
    {
        Holder.District => "district",
        Holder.School => "school",
        _ => "vendor",
    };

    internal static IReadOnlyList<Holder> Holders { get; } = [Holder.District, Holder.School, Holder.Vendor];

    /// <summary>Which version a school stands by, in a few words.</summary>
    internal string StanceOf(SchoolAgreement school) => school.Vision switch
    {
        { Version: { } version, Asked: null } => $"stands by version {version}",
        { Version: { } version, Asked: { } asked } => $"stands by version {version}, asked for version {asked}",
        { Asked: { } asked } => $"asked to stand by version {asked}",
        _ => VisionInForce is null ? "no vision to stand by yet" : "took part when it was adopted, or has not said so",
    };

    /// <summary>Days left to stand by the vision or to accept, in words.</summary>
    internal static string Left(int days) => days switch
    {
        0 => "today is the last of the days for it",
        > 0 => $"{Words.Many(days, "school day")} left",
        _ => $"{Words.Many(-days, "school day")} longer than agreed",
    };

    /// <summary>Who approved a version of the path, and why it came to be.</summary>
    internal static (string? By, string? Why) AgreedOf(ComparedVersion version) => version.Recorded.Happened switch
    {
        ExpectedPathPublished first => (first.ApprovedBy, first.Reason),
        ExpectedPathRevised revised => (revised.ApprovedBy, revised.Reason),
        _ => (null, null),
    };

    internal string TitleOf(MilestoneId milestone) => Frame.Names.Milestone(milestone);
}
