namespace Rollout.App.Features.Logging;

public sealed partial record LogForm
{
    /// <summary>Which schools begin, when, and by what (S1, S2).</summary>
    private static IReadOnlyList<LogForm> Selecting =>
    [
        Of("rubric_published", "What readiness is scored by", Day("From"),
            new("items", "A line for each item", LogInput.RubricItems, true,
                "a short name, what it is, and the most it can score, with semicolons between them, such as: leadership; The principal leads it; 4"),
            Number("ready", "A school is ready from this sum on", LogInput.Whole)),
        Of("selection_overridden", "A school takes part before it is ready", Day("From"), Pick("school", "Which school", LogInput.School),
            Choose("reasonCode", "Why", ("politics", "for politics"), ("grant", "for a grant"), ("request", "at its request"), ("other", "for another reason")),
            Words("reason", "In a few words", isRequired: true),
            Name("mitigation", "What is done so that it succeeds all the same", "such as a coach two days a week", isRequired: false)),
        Of("wave_scheduled", "When a wave launches", Day("Said on"), Name("wave", "Which wave"), Day("It launches on", "launchOn")),
        Of("testing_window_published", "When schools test", Day("Said on"), Name("name", "Its name", "a name that is there already gets other days"), Day("From", "from"),
            Day("To", "to", hint: "its last day")),
        Of("need_profile_recorded", "How well a school was served", Day("From"), Pick("school", "Which school", LogInput.School),
            Pick("quartile", "Its quartile among the district’s schools", LogInput.Quartile)),
    ];

    private static LogField Scores => new("scores", "By the rubric", LogInput.Scores, true);
}
