namespace Rollout.App.Features.Logging;

public sealed partial record LogForm
{
    /// <summary>What the district tries and has looked into (S0, S3, S4).</summary>
    private static IReadOnlyList<LogForm> OfLearning =>
    [
        Of("pilot_started", "A pilot was started", Day("From"), Name("pilot", "Its short name", "such as tablets in grade 3; a name that is there already moves that pilot’s day"),
            Day("Decided by", "decideBy", hint: "the day by which it is decided whether everybody takes it over")),
        Of("adoption_decided", "Whether a pilot is taken over was decided", Day("When"), Pick("pilot", "Which pilot", LogInput.Pilot),
            YesNo("adopted", "Everybody takes it over"), Words("reason", "Why")),
        Of("evaluation_commissioned", "An evaluation from outside was commissioned", Day("When"),
            Name("evaluation", "Its short name", "a name that is there already moves that evaluation’s day"), Name("by", "Who evaluates", "such as the university"),
            Day("Due on", "dueOn")),
        Of("evaluation_finding_recorded", "An evaluation found something", Day("When"), Pick("evaluation", "Which evaluation", LogInput.Evaluation),
            Words("finding", "What it found", isRequired: true, hint: "counts and what follows from them, nobody by name")),
        Of("cycle_started", "A plan-do-study-act cycle began", Day("When"), Name("cycle", "Its short name", "such as exit tickets"),
            Words("question", "What it asks", isRequired: true)),
        Of("cycle_finding_recorded", "A cycle found something", Day("When"), Pick("cycle", "Which cycle", LogInput.Cycle),
            Words("finding", "What was found", isRequired: true)),
        Of("cycle_act_decided", "What comes of a cycle was decided", Day("When"), Pick("cycle", "Which cycle", LogInput.Cycle),
            Choose("act", "What was tried", ("adopt", "is done everywhere"), ("adapt", "is done otherwise"), ("abandon", "is done no more"))),
    ];
}
