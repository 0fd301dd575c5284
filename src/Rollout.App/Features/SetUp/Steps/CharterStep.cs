namespace Rollout.App.Features.SetUp.Steps;

/// <summary>Why, and by which policies. The sources disagree about both policies, so none is proposed.</summary>
internal sealed class CharterStep() : SetUpStep("charter", "Charter", isRequired: true)
{
    internal override Fields Proposed(Sketch sketch) => Fields.None;

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields) =>
    [
        Planned.Of(this, sketch, Turn.Charter, "initiative_chartered", new()
        {
            ["title"] = sketch.Draft.Title,
            ["need"] = fields.Text("need"),
            ["rationale"] = fields.Text("rationale"),
            ["selection"] = fields.Text("selection"),
            ["selectionReason"] = fields.Text("selectionReason"),
            ["participation"] = fields.Text("participation"),
            ["participationReason"] = fields.Text("participationReason"),
        }, Same),
    ];
}
