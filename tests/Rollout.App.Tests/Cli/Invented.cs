namespace Rollout.App.Tests.Cli;

/// <summary>An invented district with two schools, one school year and one path.</summary>
internal static class Invented
{
    internal const string District = "9900002";
    internal const string Oak = "990000200001";
    internal const string Pine = "990000200002";
    internal const string There = $"--district {District}";
    internal const string Initiative = $"{There} --initiative pl";

    internal const string Schools =
        $"""
        school,name,level,status
        {Oak},Oak,elementary,1
        {Pine},Pine,middle,1

        """;

    internal const string Calendar =
        """
        {
          "year": "2026-27",
          "firstDay": "2026-08-17",
          "lastDay": "2027-05-28",
          "terms": [{ "name": "Fall", "from": "2026-08-17", "to": "2026-12-18" }],
          "closures": [{ "from": "2026-11-23", "to": "2026-11-27", "label": "Thanksgiving" }]
        }
        """;

    internal const string Path =
        """
        {
          "title": "Reading", "startsOn": "2026-08-17", "cadence": 10, "stages": ["plan", "launch"],
          "milestones": [
            { "id": "M1", "title": "Vision", "stage": "plan", "due": "2026-09-04", "weight": 2, "window": 5, "gate": true },
            { "id": "M2", "title": "Launch", "stage": "launch", "due": "2026-10-30", "weight": 3, "window": 10, "needs": ["M1"] }
          ],
          "approvedBy": "Board", "reason": "first"
        }
        """;

    /// <summary>The district with its schools, calendar and path, and both schools enrolled.</summary>
    internal static async Task SetUpAsync(FrontDoor door, TemporaryFiles files)
    {
        await door.DoAsync($"import schools {files.Write("schools.csv", Schools)} --from csv {There}");
        await door.DoAsync($"import calendar {files.Write("calendar.json", Calendar)} {There}");
        await door.DoAsync($"import path {files.Write("path.json", Path)} {Initiative}");
        await door.DoAsync($"import events {files.Write("enrolled.jsonl", $"{Enrolled(Oak)}\n{Enrolled(Pine)}\n")} {Initiative}");
    }

    internal static string Enrolled(string school) =>
        $$$"""{"type":"rollout_enrolled","school":"{{{school}}}","data":{"effectiveOn":"2026-08-17","path":1,"wave":"1"}}""";

    internal static string Reached(string day, string milestone = "M1", string school = Oak, string id = "") =>
        $$"""{"type":"milestone_reached","school":"{{school}}","data":{"effectiveOn":"{{day}}","milestone":"{{milestone}}"}{{(id is "" ? "" : $",\"id\":\"{id}\"")}}}""";

    internal static string CheckedIn(string day, string id, string school = Oak) =>
        $$"""{"type":"check_in_recorded","school":"{{school}}","data":{"effectiveOn":"{{day}}"},"id":"{{id}}"}""";

    internal static string Withdrawn(string id, string school = Oak) =>
        $$$"""{"type":"event_withdrawn","school":"{{{school}}}","data":{"event":"{{{id}}}","reason":"typing error"}}""";
}
