using System.Globalization;
using Rollout.App.Reading;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Partners;

/// <summary><c>/d/{lea}/{slug}/partners</c>: what belongs before devices, devices and tools by school, vendors, and the money beside the path.</summary>
internal static class PartnersPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/partners", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var view = new PartnersView(frame, PartnersRecord.Of(frame.Board, context.SchoolsRead));
        return new Page<PartnersPage>(view) { Tables = PartnersSheets.Of(view) };
    }
}

/// <summary>Devices, money and partners, as people read them.</summary>
public sealed record PartnersView(PageFrame Frame, PartnersRecord Record)
{
    internal static IReadOnlyList<string> ChecksOfTheDistrict { get; } = ["C20", "C34", "C35"];

    private static readonly string[] ChecksOfASchool = ["C31a", "C31b", "C32", "C39"];

    internal PageAddress Address => Frame.Address;

    internal string Sentence
    {
        get
        {
            var (devices, at) = (Record.Schools.Sum(school => school.Deployed), Record.Schools.Count(school => school.Deployed > 0));
            var there = devices == 0 ? "no devices are deployed yet" : $"{Words.Many(devices, "device")} {(devices == 1 ? "is" : "are")} at {Words.Many(at, "school")}";
            var unapproved = Record.Tools.Count(tool => !tool.IsApproved && tool.UsedAt.Count > 0);
            return $"{Words.Count(Record.Gate.Count(item => item.On is not null))} of {Record.Gate.Count} items of the device gate are seen to; {there}; "
                + $"{(unapproved == 0 ? "every tool in use is approved" : $"{Words.Many(unapproved, "tool")} in use {(unapproved == 1 ? "is" : "are")} not approved")}.";
        }
    }

    /// <summary>What the checks of a school find of this.</summary>
    internal static IEnumerable<Finding> FoundAt(SchoolDevices school) => school.Row.Findings.Where(finding => ChecksOfASchool.Contains(finding.Rule));

    /// <summary>Schools with devices, plans or tools; of the others only how many there are is said.</summary>
    internal IReadOnlyList<SchoolDevices> Schools =>
        [.. Record.Schools.Where(school => school.Deployed > 0 || school.Broken > 0 || school.Tools.Count > 0 || school.Plans.Any(plan => plan.Accepted is not null))];

    internal int Others => Record.Schools.Count - Schools.Count;

    internal static string TitleOf(DeviceGateItem item) => item switch
    {
        DeviceGateItem.Goals => "Goals: what the devices are for",
        DeviceGateItem.Compatibility => "Compatibility with what is there",
        DeviceGateItem.References => "References of others who use them",
        DeviceGateItem.Pilot => "A pilot",
        _ => "Sustainability: money for repair and renewal",
    };

    /// <summary>The item as its event has it.</summary>
    internal static string CodeOf(DeviceGateItem item) => item.ToString().ToLowerInvariant();

    /// <summary>What people wrote to it, within a sentence; empty where they wrote nothing.</summary>
    internal static string NoteOf(Recorded? recorded) => NoteIn(recorded) is { } note ? $": “{note}”" : "";

    /// <summary>What people wrote to it; null where they wrote nothing.</summary>
    internal static string? NoteIn(Recorded? recorded) => recorded?.Happened switch
    {
        DeviceGateItemSatisfied satisfied => satisfied.Note,
        ReferenceChecked asked => asked.Note,
        CapacityTransferred given => given.Note,
        SustainabilityPlanApproved plan => plan.Note,
        DistrictEvent.ToolApproved approved => approved.Note,
        DistrictEvent.ToolRetired retired => retired.Note,
        _ => null,
    };

    /// <summary>The share of the devices that is reported broken, in words; empty where there is none.</summary>
    internal static string ShareOf(SchoolDevices school) =>
        BrokenShareOf(school) is { } share ? $" ({BoardWords.Percent(share)})" : "";

    /// <summary>Null where no device is reported broken.</summary>
    internal static decimal? BrokenShareOf(SchoolDevices school) => school is { Deployed: > 0, Broken: > 0 } ? (decimal)school.Broken / school.Deployed : null;

    internal static string StateOf(ToolStanding tool) => tool switch
    {
        { Said: null } => "not looked at",
        { IsApproved: true } => "approved",
        _ => "retired",
    };

    internal static string CssOf(ToolStanding tool) => tool.IsApproved ? "done" : tool.UsedAt.Count > 0 ? "missed" : "open";

    /// <summary>How a vendor's last day stands, in words.</summary>
    internal static string EndOf(VendorStanding vendor) => vendor switch
    {
        { HasEnded: true } => "ended",
        { Ends: null } => "no last day agreed",
        { DaysLeft: { } left } => $"{Words.Many(left, "school day")} left",
        _ => "",
    };

    /// <summary>How a stream stands beside the path, in words.</summary>
    internal static string BesidePath(FundingStanding stream) => stream switch
    {
        { EndsBeforePath: false } => "lasts as long as the path",
        { Successor: { } next } => $"ends before the path; “{next}” follows it",
        { Plan: not null } => "ends before the path; how it goes on is agreed",
        _ => "ends before the path, and nothing follows it",
    };

    internal static string CssOf(FundingStanding stream) =>
        !stream.EndsBeforePath || stream.Successor is not null || stream.Plan is not null ? "done" : stream.DaysLeft < 0 ? "overdue" : "due";

    internal static string AmountOf(decimal? amount) => amount is { } money ? money.ToString("#,0.##", CultureInfo.InvariantCulture) : "not said";

    internal static string LeftOf(FundingStanding stream) =>
        stream.DaysLeft < 0 ? "ended" : stream.DaysLeft == 0 ? "no school day left" : $"{Words.Many(stream.DaysLeft, "school day")} left";
}
