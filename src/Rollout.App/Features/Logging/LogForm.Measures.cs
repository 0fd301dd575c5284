namespace Rollout.App.Features.Logging;

public sealed partial record LogForm
{
    private static LogForm Reading => Of("indicator_reading_recorded", "An indicator was read", Day("When"), Pick("indicator", "Which", LogInput.Indicator),
        Number("value", "The value"),
        new("n", "Over how many people", LogInput.Whole, true, "shown in tens; below 10 people nothing of the value is shown"),
        new("phase", "When of the initiative", LogInput.Choice, false, Choices: [("before", "before the launch"), ("during", "along the way"), ("after", "after it")]),
        Name("subgroup", "Of which subgroup", "left empty: the whole school. Subgroups are shown in whole units, small ones not at all", isRequired: false),
        Words("note", "Note", hint: "shown beside readings of the whole school only"));

    /// <summary>How one would see that the initiative works.</summary>
    private static IReadOnlyList<LogForm> Measured =>
    [
        Of("indicator_defined", "What is measured", Day("From"), Name("indicator", "Its short name", "such as engagement"),
            Name("title", "Its title", "such as Students who say they are engaged", isRequired: false), Name("unit", "Its unit", "such as %", isRequired: false),
            Number("baseline", "Where it is at the beginning"), Number("target", "Where it should be at the end"), Day("From its first day", "from"), Day("To its last", "to"),
            new("tolerance", "So much either way is in band", LogInput.Number, true, "0 or more, in its unit"),
            Choose("direction", "What is better", ("up", "more"), ("down", "less"))),
        Of("baseline_recorded", "Another baseline", Day("From"), Pick("indicator", "Of which indicator", LogInput.Indicator), Number("value", "The value")),
        Of("target_set", "Another target", Day("From"), Pick("indicator", "Of which indicator", LogInput.Indicator), Number("value", "The value")),
    ];
}
