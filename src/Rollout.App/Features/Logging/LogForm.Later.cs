namespace Rollout.App.Features.Logging;

public sealed partial record LogForm
{
    /// <summary>What the district is asked and gives (S1, S2: help at once).</summary>
    private static IReadOnlyList<LogForm> Supporting =>
    [
        Of("help_requested", "Ask the district for help", Given("help"), Day("When"),
            Name("topic", "What it is about", "in a few words, such as a coach for the reading teams", isRequired: false),
            Words("note", "What would help", hint: "Asking changes nothing about how the school stands: it starts the district’s clock.")),
        Of("help_answered", "The district got back to the school", Day("When"), Pick("help", "On what", LogInput.Help), Words("note", "What was said")),
        Of("help_resolved", "What was asked is settled", Day("When"), Pick("help", "What", LogInput.Help), Words("note", "How")),
        Of("flag_acknowledged", "Take up a finding", Day("When"), Rule("Which rule found it"), About,
            Words("note", "What comes next", hint: "Somebody has seen it and sees to it. What was found stays as it is.")),
        Of("flag_contested", "See a finding otherwise", Day("When"), Rule("Which rule found it"), About,
            Words("reason", "How the school sees it", isRequired: true, hint: "It stands beside the finding for everybody to read.")),
        Of("support_opened", "Open a support", Day("From"), Name("support", "What it is", "its name from now on, such as a coach on Tuesdays"),
            Name("owner", "Who sees to it", "a role or a name, such as curriculum coach"), Day("To be given by", "dueOn"),
            Pick("rule", "For what a rule found", LogInput.Rule, isRequired: false), About,
            Pick("kind", "Of which kind", LogInput.SupportKind, isRequired: false, "a short word to count by, such as coaching"), Note),
        Of("support_delivered", "A support was given", Day("When"), Pick("support", "Which", LogInput.Support), Note),
        Of("support_outcome_recorded", "What a support brought", Day("When"), Pick("support", "Which", LogInput.Support),
            Choose("outcome", "It", ("helped", "helped"), ("partly", "helped in part"), ("didNotHelp", "did not help")),
            Day("Look again on", "recheckOn", isRequired: false), Note),
        Of("advisory_session_held", "An advisor was at the school", Day("When"), Name("topic", "About what", "such as station rotation", isRequired: false), Note),
        Of("cohort_met", "The school met its cohort", Day("When"), Name("cohort", "Which cohort", "such as principals of wave 2"), Note),
    ];

    /// <summary>Why the school does this and what it means by it (S2, S3).</summary>
    private static IReadOnlyList<LogForm> Purposes =>
    [
        Of("need_identified", "A need was named", Day("When"), Name("need", "Its short name", "such as reading-gap"),
            Words("statement", "What students need, in plain words", isRequired: true)),
        Of("practices_defined", "The practices were defined", Day("From"),
            Names("practices", "Which practices", isRequired: true, "separated by commas, such as small groups, playlists"),
            Words("definition", "What one sees in a room where they are done", isRequired: true)),
        Of("readiness_assessed", "The school’s readiness was scored", Day("When"), Scores, Note),
        Of("vision_reaffirmed", "The school stands by the vision", Day("When"), Pick("version", "Which version of the statement", LogInput.Vision)),
    ];

    /// <summary>The plan of who hears what, and who speaks (S2).</summary>
    private static IReadOnlyList<LogForm> Voices =>
    [
        Of("touchpoint_delivered", "A group was reached", Day("When"), Pick("group", "Which group", LogInput.Group), Name("channel", "How", "such as newsletter, staff meeting"),
            Name("sender", "Who spoke for the initiative", "such as district, principal"), YesNo("twoWay", "People could answer"),
            Name("speakerRole", "Whose voice was heard", "such as teacher", isRequired: false),
            YesNo("core", "It carried a core message of the initiative"), Note),
        Of("touchpoint_planned", "Reaching a group was planned", Day("Planned on"), Pick("group", "Which group", LogInput.Group),
            Day("To take place on", "plannedFor"), Name("channel", "How", "such as newsletter, staff meeting"), Note),
        Of("touchpoint_missed", "What was planned did not take place", Day("Said on"), Pick("group", "Which group", LogInput.Group),
            Day("It was planned for", "plannedFor"), Reason),
        Of("feedback_received", "A group answered", Day("When"), Pick("group", "Which group", LogInput.Group),
            Name("channel", "How", "such as survey, evening at the school", isRequired: false),
            Words("note", "What they said", hint: "in general, about nobody by name")),
        Of("story_published", "A story was told", Day("When"), Words("title", "What it is called", isRequired: true),
            Name("speakerRole", "Whose voice it is", "such as teacher, family, student"),
            Name("link", "Where it can be read", "an address", isRequired: false), Note),
    ];

    /// <summary>Taking part, pausing, another way (S2: change course, go slower).</summary>
    private static IReadOnlyList<LogForm> Courses =>
    [
        Of("course_changed", "The school changes its course", Day("From"),
            Choose("change", "It", ("slower", "goes slower"), ("paused", "takes a break"), ("newPath", "takes another path"), ("otherSupport", "goes on with other support")),
            Pick("decision", "By which decision", LogInput.Decision, isRequired: false), Words("reason", "Why", isRequired: true)),
        Of("opt_in_count_recorded", "How many opted in was counted", Day("When"), Number("count", "So many have opted in", LogInput.Whole),
            Number("of", "Of so many in all", LogInput.Whole), Words("note", "Note", hint: "counts only, no names")),
        Of("rollout_paused", "The school pauses", Day("From"), Reason),
        Of("rollout_resumed", "The school goes on", Day("From"), Reason),
        Of("path_assigned", "The school follows another path", Day("From"), Pick("path", "Which version", LogInput.Path), Name("variant", "Variant", isRequired: false),
            Words("reason", "Why", isRequired: true)),
        Of("rollout_enrolled", "The school takes part", Day("From"), Pick("path", "Which version", LogInput.Path), Name("wave", "Wave"),
            Number("cadence", "School days between two check-ins", LogInput.Whole, isRequired: false), Name("variant", "Variant", isRequired: false)),
        Of("rollout_withdrawn", "The school no longer takes part", Day("From"), Reason),
    ];

    private static LogField About => Pick(
        "milestone", "About which milestone", LogInput.Milestone, isRequired: false, "where the rule found something about one, such as R1");

    private static LogField Rule(string label) => Pick("rule", label, LogInput.Rule);

    private static LogField Given(string name) => new(name, "", LogInput.Given, true);
}
