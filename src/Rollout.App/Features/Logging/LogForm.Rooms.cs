namespace Rollout.App.Features.Logging;

public sealed partial record LogForm
{
    /// <summary>What is seen and done in the rooms, and what there is to show for it (S2, S3).</summary>
    private static IReadOnlyList<LogForm> Rooms =>
    [
        Of("walkthrough_recorded", "A walkthrough", Number("seen", "Rooms in which the practices were seen", LogInput.Whole),
            Number("of", "Rooms walked through", LogInput.Whole), Day("When"), Words("note", "Note", hint: "counts only, no names")),
        Of("pd_session_held", "A session of professional development", Choose(
                "kind", "It was about", ("pedagogy", "pedagogy: how one teaches"), ("mindset", "mindset: how one sees it"), ("logistics", "logistics: what goes where")),
            Number("attended", "How many came", LogInput.Whole, isRequired: false), Day("When"), Note),
        Of("proof_point_recorded", "A proof point", Day("When"), Name("title", "What it is called", "such as Readers who choose"),
            Words("evidence", "How one can see it", hint: "in counts, of nobody by name"), Link),
        Of("alignment_review_held", "An alignment review was held", Day("When"),
            new("roles", "Who was there", LogInput.Names, true, "others, separated by commas", Roles("curriculum lead", "principal", "coach", "teacher")), Note),
        Of("alignment_gap_identified", "An alignment gap was named", Day("When"), Name("gap", "Its short name", "such as spelling"),
            Choose("nature", "It is", ("real", "real: something does not fit"), ("perceived", "perceived: people fear it does not")),
            Words("statement", "What does not fit, or seems not to", isRequired: true), Day("To be closed by", "dueOn", isRequired: false)),
        Of("alignment_gap_closed", "An alignment gap was closed", Day("When"), Pick("gap", "Which", LogInput.Gap), Words("note", "How")),
        Of("less_more_acknowledged", "Less of and more of: the school acknowledges the pairs", Day("When")),
    ];

    private static LogField Link => Name("link", "Where it can be seen", "an address", isRequired: false);

    private static (string Value, string Label)[] Roles(params string[] roles) => [.. roles.Select(role => (role, role))];
}
