using System.Text.Json.Nodes;
using Rollout.App.Web.Pages;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>By what the district sees that a school is ready, and from which sum on.</summary>
internal sealed class RubricStep() : SetUpStep("rubric", "Readiness", isRequired: false)
{
    /// <summary>Rows of the form beyond those that are filled in.</summary>
    internal const int Spare = 2;

    internal override Fields Proposed(Sketch sketch) => Fields.Of(
    [
        .. sketch.Template.Rubric.Items.Index().SelectMany(row => ((string, string)[])
            [($"item-{row.Index}", row.Item.Item), ($"title-{row.Index}", row.Item.Title), ($"most-{row.Index}", $"{row.Item.Most}")]),
        ("ready", $"{sketch.Template.Rubric.Ready}"),
    ]);

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields)
    {
        var rows = fields.Rows("title");
        return
        [
            Planned.Of(this, sketch, Turn.Agreed, "rubric_published", new()
            {
                ["effectiveOn"] = Words.Iso(sketch.Today),
                ["items"] = new JsonArray([.. rows.Select(row => new JsonObject
                {
                    ["item"] = fields.Text($"item-{row}") ?? $"item-{row + 1}",
                    ["title"] = fields.Text($"title-{row}"),
                    ["most"] = fields.Counted($"most-{row}"),
                })]),
                ["ready"] = fields.Counted("ready"),
            }, member => InList(member) is var (_, place, what) ? $"{(what == "most" ? "most" : "title")}-{rows[place]}" : member == "ready" ? member : "title-0"),
        ];
    }
}
