using Rollout.App.Web.Pages;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>Who holds what, and what a principal does not hand on.</summary>
internal sealed class ExpectationsStep() : SetUpStep("expectations", "Who does what", isRequired: false)
{
    /// <summary>Rows of the form beyond those that are filled in.</summary>
    internal const int Spare = 2;

    internal override Fields Proposed(Sketch sketch) => Fields.Of(sketch.Template.Expectations.Index().SelectMany(row => ((string, string)[])
    [
        ($"responsibility-{row.Index}", row.Item.Responsibility), ($"holder-{row.Index}", row.Item.Holder),
        .. row.Item.NonDelegable ? [($"kept-{row.Index}", "on")] : Array.Empty<(string, string)>(),
    ]));

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields) => fields.Rows("responsibility").Select(row =>
        Planned.Of(this, sketch, Turn.Agreed, "expectation_assigned", new()
        {
            ["effectiveOn"] = Words.Iso(sketch.Today),
            ["responsibility"] = fields.Text($"responsibility-{row}"),
            ["holder"] = fields.Text($"holder-{row}"),
            ["nonDelegable"] = fields.Has($"kept-{row}"),
        }, member => member == "holder" ? $"holder-{row}" : $"responsibility-{row}"));
}
