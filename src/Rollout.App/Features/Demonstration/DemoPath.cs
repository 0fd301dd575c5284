using Rollout.Domain;
using Rollout.Domain.Paths;

namespace Rollout.App.Features.Demonstration;

/// <summary>The demonstration's expected path, in days after a wave's launch, and its revision: the goalpost that was moved.</summary>
internal static class DemoPath
{
    internal const string Title = "Personalised learning";

    /// <summary>The variant for schools that can't open their classrooms as early as the others.</summary>
    internal const string NewRooms = "new-rooms";

    internal static ExpectedPath First(DateOnly startsOn) => Of(startsOn, 10, 20, 35, 55, 80, 95, 120, 145);

    internal static ExpectedPath Revised(DateOnly startsOn) => Of(startsOn, 10, 20, 35, 90, 110, 120, 135, 155);

    private static ExpectedPath Of(DateOnly startsOn, params int[] due) => new(
        Title, startsOn, 10, ["Prepare", "Launch", "Grow"],
        [
            Step("M1", "Vision statement adopted and linked", "Prepare", due[0], 10, 5, true, "superintendent"),
            Step("M2", "Principal's commitments and expectations agreed", "Prepare", due[1], 10, 5, true, "principal"),
            Step("M3", "Curricular alignment review held", "Prepare", due[2], 15, 10, false, "coach"),
            Step("M4", "Design, communications and training plans accepted", "Prepare", due[3], 15, 10, true, "projectManager"),
            Step("M5", "Devices deployed", "Launch", due[4], 10, 10, false, "technology", "M4"),
            Step("M6", "Launch in opt-in classrooms", "Launch", due[5], 15, 10, false, "principal"),
            Step("M7", "First cycle of walkthroughs", "Grow", due[6], 15, 10, false, "coach"),
            Step("M8", "Decision to go on, slow down or change", "Grow", due[7], 10, 10, false, "superintendent"),
        ],
        [new(NewRooms, "Schools that wait for new rooms", [new(new("M6"), DueDay: due[5] + 20)], [])]);

    private static Milestone Step(
        string id, string title, string stage, int due, decimal weight, int window, bool gate, string owner, params string[] needs) => new(
        new(id), title, stage, null, due, weight, window, gate, ClockKind.Instructional,
        needs.Select(need => new MilestoneId(need)).ToValueList(), owner, Evidence.None);
}
