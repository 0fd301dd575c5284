using System.Text.Json.Nodes;
using Rollout.App.Web.Pages;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>Which rules judge: all are proposed, and any may be left out. Their numbers are the defaults, to be set on the page of the rules.</summary>
internal sealed class RulesStep() : SetUpStep("rules", "Rules", isRequired: false)
{
    internal override Fields Proposed(Sketch sketch) => new(new Dictionary<string, IReadOnlyList<string>>
    {
        ["rule"] = RuleName.AllIds,
        ["reason"] = [sketch.Template.RulesReason],
    });

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields) =>
    [
        Planned.Of(this, sketch, Turn.Agreed, "rule_set_adopted", new()
        {
            ["effectiveOn"] = Words.Iso(sketch.Today),
            ["version"] = 2,
            ["rules"] = new JsonArray([.. fields.Many("rule").Select(rule => (JsonNode)rule)]),
            ["settings"] = new JsonArray(),
            ["reason"] = fields["reason"],
            ["approvedBy"] = fields.Text("approvedBy"),
        }, member => member.StartsWith("rules", StringComparison.Ordinal) ? "rule" : member),
    ];
}
