using System.Text.Json.Nodes;
using Rollout.App.Web.Pages;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>Who has a stake, and how often each group hears: a group without a number is named, and has no plan yet.</summary>
internal sealed class GroupsStep() : SetUpStep("groups", "Groups", isRequired: false)
{
    /// <summary>Rows of the form beyond those that are filled in.</summary>
    internal const int Spare = 2;

    internal override Fields Proposed(Sketch sketch) => Fields.Of(
    [
        .. sketch.Template.Groups.Index().SelectMany(row => ((string, string)[])
            [($"group-{row.Index}", row.Item.Group), ($"cadence-{row.Index}", $"{row.Item.Cadence}")]),
        ("owner", sketch.Template.PlanOwner), ("channels", sketch.Template.Channels),
    ]);

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields)
    {
        var (today, named) = (Words.Iso(sketch.Today), fields.Rows("group"));
        int[] planned = [.. named.Where(row => fields.Has($"cadence-{row}"))];
        yield return Planned.Of(this, sketch, Turn.Agreed, "stakeholder_groups_named", new()
        {
            ["effectiveOn"] = today,
            ["groups"] = new JsonArray([.. named.Select(row => fields.Text($"group-{row}"))]),
        }, member => InList(member) is { } at ? $"group-{named[at.Place]}" : "group-0");
        if (planned.Length == 0)
            yield break;
        yield return Planned.Of(this, sketch, Turn.Agreed, "communication_plan_approved", new()
        {
            ["effectiveOn"] = today,
            ["groups"] = new JsonArray([.. planned.Select(row => new JsonObject { ["group"] = fields.Text($"group-{row}"), ["cadence"] = fields.Counted($"cadence-{row}") })]),
            ["owner"] = fields.Text("owner"),
            ["channels"] = new JsonArray(
                [.. fields["channels"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(channel => (JsonNode)channel)]),
        }, member => InList(member) switch
        {
            ("groups", var place, "cadence") => $"cadence-{planned[place]}",
            ("groups", var place, _) => $"group-{planned[place]}",
            ("channels", _, _) => "channels",
            _ => member,
        });
    }
}
