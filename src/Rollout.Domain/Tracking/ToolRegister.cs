using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What the district said of tools, known at a cut (S4): which schools may use, and which no longer.</summary>
internal sealed class ToolRegister(IReadOnlyList<Recorded> district)
{
    internal Dated<ToolApproved>[] Approvals => field ??= district.InEffectiveOrder().Of<ToolApproved>();

    internal Dated<ToolRetired>[] Retirements => field ??= district.InEffectiveOrder().Of<ToolRetired>();

    /// <summary>What was said last of the tool by the day; null while nothing was.</summary>
    internal Recorded? LastOf(string tool, DateOnly day) => (ApprovalOf(tool, day), RetirementOf(tool, day)) switch
    {
        ({ } approved, { } retired) => (approved.On, approved.Recorded.Position).CompareTo((retired.On, retired.Recorded.Position)) > 0
            ? approved.Recorded
            : retired.Recorded,
        (var approved, var retired) => approved?.Recorded ?? retired?.Recorded,
    };

    /// <summary>Every tool of which anything was said by the day.</summary>
    internal IEnumerable<string> NamedBy(DateOnly day) => Approvals.Take(Approvals.CountBy(day)).Select(said => said.Fact.Tool)
        .Concat(Retirements.Take(Retirements.CountBy(day)).Select(said => said.Fact.Tool));

    private Dated<ToolApproved>? ApprovalOf(string tool, DateOnly day) => Approvals.LastBy(day, said => said.Tool == tool);

    private Dated<ToolRetired>? RetirementOf(string tool, DateOnly day) => Retirements.LastBy(day, said => said.Tool == tool);
}
