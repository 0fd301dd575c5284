using Rollout.App.Web.Pages;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>Where the district wants to go, in its own words.</summary>
internal sealed class VisionStep() : SetUpStep("vision", "Vision", isRequired: false)
{
    internal override Fields Proposed(Sketch sketch) => Fields.None;

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields) =>
    [
        Planned.Of(this, sketch, Turn.Agreed, "vision_statement_adopted", new()
        {
            ["effectiveOn"] = fields.Text("effectiveOn") ?? Words.Iso(sketch.Today),
            ["version"] = 1,
            ["statement"] = fields["statement"],
            ["approvedBy"] = fields.Text("approvedBy"),
        }, Same),
    ];
}
