using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking.Rules;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// Devices and what belongs before them, tools, vendors and money (practices 20, 31, 32, 34, 35, 39), as they stand on the board's day.
/// What people wrote themselves stays in the events named here.
/// </summary>
/// <param name="Gate">The items of the device gate in their order.</param>
/// <param name="Schools">In order of their names.</param>
/// <param name="Tools">All that was approved, retired or is in use, in order of their names.</param>
/// <param name="Vendors">In the order in which they were first engaged.</param>
/// <param name="Streams">Those that end first, first.</param>
/// <param name="LastDue">The path's last due day at any school; null while none is due.</param>
public sealed record PartnersRecord(
    IReadOnlyList<GateItemStanding> Gate, IReadOnlyList<SchoolDevices> Schools, IReadOnlyList<ToolStanding> Tools,
    IReadOnlyList<VendorStanding> Vendors, IReadOnlyList<FundingStanding> Streams, DateOnly? LastDue)
{
    /// <param name="only">The only schools asked for; null: all.</param>
    public static PartnersRecord Of(Board board, IReadOnlySet<SchoolId>? only = null)
    {
        var (district, day) = (board.AsDistrict, board.Day);
        List<SchoolDevices> schools =
        [
            .. board.Schools.Where(row => row.Status is not Status.Withdrawn && (only is null || only.Contains(row.School)))
                .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.School.Value, StringComparer.Ordinal)
                .Select(row => SchoolDevices.Of(row, board.OnOwnPath[row.School], day)),
        ];
        return new(
            [.. DeviceGate.Items.Select(item => GateItemStanding.Of(district.Agreements, item, day))], schools,
            [.. ToolStanding.Of(board.Facts.Frame.Tools, schools, day)],
            [.. Partner.On(district.Agreements, day).Select(partner => VendorStanding.Of(partner, district, day))],
            [.. FundingRule.InForce(district.Agreements, day).OrderBy(committed => committed.Fact.Until).Select(committed => FundingStanding.Of(committed, district, day))],
            district.LastDue);
    }
}

/// <summary>An item of the device gate.</summary>
/// <param name="Satisfied">By which event it was seen to first; null while it is open.</param>
public sealed record GateItemStanding(DeviceGateItem Item, DateOnly? On, Recorded? Satisfied)
{
    internal static GateItemStanding Of(Agreements agreements, DeviceGateItem item, DateOnly day)
    {
        var first = Array.FindIndex(agreements.GateItems, seen => seen.On <= day && seen.Fact.Item == item);
        return first < 0 ? new(item, null, null) : new(item, agreements.GateItems[first].On, agreements.GateItems[first].Recorded);
    }
}

/// <summary>A school's devices, in counts, the plans that belong before them, and its tools.</summary>
/// <param name="Deployments">Each time devices were given out, the first first.</param>
/// <param name="Breakages">Each report of broken devices, the first first.</param>
/// <param name="Plans">Of each plan the event that accepted it first; null while none did.</param>
/// <param name="Tools">What it uses, by the event that says so last.</param>
public sealed record SchoolDevices(
    Standing Row, long Deployed, long Broken, IReadOnlyList<Recorded> Deployments, IReadOnlyList<Recorded> Breakages,
    IReadOnlyList<(DevicePlan Plan, Recorded? Accepted)> Plans, IReadOnlyList<Recorded> Tools)
{
    internal static SchoolDevices Of(Standing row, SchoolCase school, DateOnly day)
    {
        var facts = school.Facts;
        return new(
            row, BreakageRule.Deployed(facts, day), BreakageRule.Broken(facts, day),
            [.. facts.Deployments.Take(facts.Deployments.CountBy(day)).Select(deployed => deployed.Recorded)],
            [.. facts.Breakages.Take(facts.Breakages.CountBy(day)).Select(broken => broken.Recorded)],
            [
                .. DevicePlans.All.Select(plan => (
                    plan, facts.PlansAccepted.Take(facts.PlansAccepted.CountBy(day)).Where(accepted => accepted.Fact.Plan == plan).Select(accepted => accepted.Recorded).FirstOrDefault())),
            ],
            [.. ToolRule.InUse(facts, day).OrderBy(used => used.Fact.Tool, StringComparer.Ordinal).Select(used => used.Recorded)]);
    }
}

/// <summary>A tool that was looked at, or is in use.</summary>
/// <param name="Said">What the district said last of it: its approval or retirement; null while it said nothing.</param>
/// <param name="UsedAt">The schools that use it.</param>
public sealed record ToolStanding(string Tool, Recorded? Said, IReadOnlyList<Standing> UsedAt)
{
    public bool IsApproved => Said?.Happened is ToolApproved;

    internal static IEnumerable<ToolStanding> Of(ToolRegister register, IReadOnlyList<SchoolDevices> schools, DateOnly day)
    {
        var used = schools.SelectMany(school => school.Tools.Select(tool => (((RolloutEvent.ToolUsed)tool.Happened).Tool, school.Row)))
            .ToLookup(use => use.Tool, use => use.Row, StringComparer.Ordinal);
        return from tool in register.NamedBy(day).Concat(used.Select(uses => uses.Key)).Distinct().Order(StringComparer.Ordinal)
               select new ToolStanding(tool, register.LastOf(tool, day), [.. used[tool]]);
    }
}

/// <summary>A vendor, its references, its last day, and what it has handed over.</summary>
/// <param name="Since">The first day of the engagement in force.</param>
/// <param name="Ends">Its last day; null when none was agreed.</param>
/// <param name="HasEnded">Whether it was said to have ended, or its last day is past.</param>
/// <param name="DaysLeft">School days to the last day; null when there is none.</param>
/// <param name="IsReferenced">Whether a reference was checked by the day it was last engaged (C35).</param>
public sealed record VendorStanding(
    string Vendor, Recorded Engaged, DateOnly Since, DateOnly? Ends, bool HasEnded, int? DaysLeft, bool IsReferenced,
    IReadOnlyList<Recorded> References, IReadOnlyList<Recorded> HandedOver)
{
    internal static VendorStanding Of(Partner partner, DistrictCase district, DateOnly day) => new(
        partner.Vendor, partner.Engaged.Recorded, partner.Since, partner.Ends, partner.EndedOn is not null || partner.Ends < day,
        partner.Ends is { } end ? district.Passed(day, end) : null,
        partner.IsReferenced(district.Agreements, partner.Engaged.On),
        [
            .. district.Agreements.References.Take(district.Agreements.References.CountBy(day))
                .Where(asked => asked.Fact.Vendor == partner.Vendor).Select(asked => asked.Recorded),
        ],
        [.. partner.HandedOver(district.Agreements, day)]);
}

/// <summary>A funding stream, and what comes after it.</summary>
/// <param name="DaysLeft">School days to its last day; 0 on it and below 0 afterwards.</param>
/// <param name="EndsBeforePath">Whether its last day comes before the path's last due day.</param>
/// <param name="Successor">The stream that follows it; null while none does.</param>
/// <param name="Plan">The agreement on how it goes on; null while there is none.</param>
public sealed record FundingStanding(
    string Stream, Recorded Committed, DateOnly Until, decimal? Amount, int DaysLeft, bool EndsBeforePath, string? Successor, Recorded? Plan)
{
    internal static FundingStanding Of(Dated<InitiativeEvent.FundingCommitted> committed, DistrictCase district, DateOnly day) => new(
        committed.Fact.Stream, committed.Recorded, committed.Fact.Until, committed.Fact.Amount, district.Passed(day, committed.Fact.Until),
        committed.Fact.Until < district.LastDue,
        FundingRule.InForce(district.Agreements, day).Where(other => other.Fact.SuccessorOf == committed.Fact.Stream).Select(other => other.Fact.Stream).FirstOrDefault(),
        FundingRule.PlanFor(district.Agreements, committed.Fact.Stream, day)?.Recorded);
}
