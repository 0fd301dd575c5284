using System.Text.Json.Nodes;

namespace Rollout.App.Features.SetUp.Steps;

/// <summary>
/// The template's milestones on the district's calendar. Counted from the launch, a milestone is recorded as an instructional day, so that
/// a later wave has as long; by the date, it is the same day for all.
/// </summary>
internal sealed class PathStep() : SetUpStep(Name, "Path", isRequired: true)
{
    internal const string Name = "path";
    internal const string ByDate = "date";

    internal override Fields Proposed(Sketch sketch) => PathOnCalendar.Laid(sketch, sketch.NextSchoolDay).With(
        ("counted", "launch"), ("cadence", $"{sketch.Template.Cadence}"));

    internal override Fields Worked(Sketch sketch, Fields typed) => PathMilestones.Added(sketch, PathOnCalendar.Moved(sketch, typed));

    internal override IEnumerable<Planned> Plan(Sketch sketch, Fields fields)
    {
        var milestones = PathOnCalendar.Of(sketch, fields);
        yield return Planned.Of(this, sketch, Turn.Path, "expected_path_published", new()
        {
            ["version"] = 1,
            ["path"] = new JsonObject
            {
                ["title"] = sketch.Draft.Title,
                ["startsOn"] = fields.Text("start"),
                ["cadence"] = fields.Counted("cadence"),
                ["stages"] = new JsonArray([.. sketch.Template.Stages.Select(stage => (JsonNode)stage)]),
                ["milestones"] = new JsonArray([.. milestones.Select(JsonOf)]),
                ["variants"] = new JsonArray(),
            },
            ["approvedBy"] = fields.Text("approvedBy"),
            ["reason"] = fields.Text("reason"),
        }, member => FieldOf(milestones, member));
    }

    private static JsonObject JsonOf(PlacedMilestone placed) => new()
    {
        ["id"] = placed.Of.Id,
        ["title"] = placed.Of.Title,
        ["stage"] = placed.Of.Stage,
        [placed.DueDay is null ? "due" : "dueDay"] = placed.DueDay is { } day ? day : placed.Typed,
        ["weight"] = placed.Of.Weight,
        ["window"] = placed.Of.Window,
        ["gate"] = placed.Of.Gate,
        ["clock"] = "instructional",
        ["needs"] = new JsonArray([.. (placed.Of.Needs ?? []).Select(need => (JsonNode)need)]),
        ["owner"] = placed.Of.Owner,
        ["evidence"] = placed.Of.Evidence ?? "none",
    };

    private static string? FieldOf(IReadOnlyList<PlacedMilestone> milestones, string member) => member switch
    {
        "path.startsOn" => "start",
        "path.cadence" => "cadence",
        "path.milestones" => null,
        _ when InList(member) is ("path.milestones", var place, var what) => $"{(what == "title" ? "title" : "due")}-{milestones[place].Of.Id}",
        _ => member,
    };
}
