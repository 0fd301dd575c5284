namespace Rollout.App.Features.Logging;

/// <summary>What people can log at a school, in their words: an event type and the fields it takes.</summary>
/// <param name="Alias">The event's type.</param>
/// <param name="Title">What the person says happened.</param>
/// <param name="Fields">Those of the event, in the order they are asked.</param>
public sealed partial record LogForm(string Alias, string Title, IReadOnlyList<LogField> Fields)
{
    /// <summary>Everything that can be logged, the most usual first.</summary>
    internal static IReadOnlyList<LogForm> All { get; } = [.. Usual, .. Supporting, .. Purposes, .. Voices, .. Rooms, .. Courses, .. Devices];

    /// <summary>All of them under headings, in the order they are offered.</summary>
    internal static IReadOnlyList<(string Heading, IReadOnlyList<LogForm> Forms)> Groups { get; } =
    [
        ("Along the way", Usual),
        ("Help and supports", Supporting),
        ("What it is for", Purposes),
        ("Who hears and speaks", Voices),
        ("In the rooms", Rooms),
        ("How the school goes on", Courses),
        ("Devices and tools", Devices),
    ];

    private static IReadOnlyList<LogForm> Usual =>
    [
        Of("milestone_reached", "A milestone was reached", Day("When"), Pick("milestone", "Which", LogInput.Milestone), Words("evidence", "How one can see it"), Note),
        Of("check_in_recorded", "Check-in", Day("When"), Note),
        Of("key_meeting_held", "A key meeting was held", Day("When"), Name("meeting", "Which meeting"),
            Choose("presence", "The principal", ("principal", "was there"), ("delegate", "sent a delegate"), ("absent", "was not there")),
            Names("roles", "Who else was there"), Note),
        Of("milestone_verified", "A milestone was seen to be reached", Day("When"), Pick("milestone", "Which", LogInput.Milestone), Words("evidence", "What was seen"), Note),
        Of("commitment_made", "The principal committed to something", Day("When"), Name("commitment", "Its short name", "such as protected-time"),
            Words("statement", "In the principal’s words", isRequired: true), Day("Agreed for", "dueOn", isRequired: false)),
        Of("commitment_fulfilled", "A commitment was fulfilled", Day("When"), Pick("commitment", "Which", LogInput.Commitment), Reason),
        Of("commitment_renegotiated", "Another day was agreed for a commitment", Day("When"), Pick("commitment", "Which", LogInput.Commitment),
            Day("The new day", "dueOn"), Words("reason", "Why", isRequired: true)),
        Of("commitment_broken", "A commitment was let go", Day("When"), Pick("commitment", "Which", LogInput.Commitment), Reason),
        Of("commitment_reaffirmed", "The principal stood by the commitments", Day("When"), Name("person", "The principal’s id", "left empty: whoever leads the school", isRequired: false)),
        Of("responsibility_performed", "A responsibility was performed", Day("When"), Name("responsibility", "Which"), Name("byRole", "By whom", "principal, or the role it was handed to"),
            Name("person", "The person’s id", isRequired: false), Note),
        Reading,
    ];

    private static LogField Note => Words("note", "Note");

    private static LogField Reason => Words("reason", "Why");

    internal static LogForm? Find(string alias) => All.Concat(OfTheRoster).Concat(OfTheDistrict).FirstOrDefault(form => form.Alias == alias);

    private static LogForm Of(string alias, string title, params LogField[] fields) => new(alias, title, fields);

    private static LogField Day(string label, string name = "effectiveOn", bool isRequired = true, string? hint = null) =>
        new(name, label, LogInput.Day, isRequired, hint);

    private static LogField Name(string name, string label, string? hint = null, bool isRequired = true) => new(name, label, LogInput.Name, isRequired, hint);

    private static LogField Names(string name, string label, bool isRequired = false, string hint = "separated by commas, such as coach, teacher") =>
        new(name, label, LogInput.Names, isRequired, hint);

    private static LogField Words(string name, string label, bool isRequired = false, string? hint = null) =>
        new(name, label, LogInput.Words, isRequired, hint);

    private static LogField Number(string name, string label, LogInput input = LogInput.Number, bool isRequired = true) => new(name, label, input, isRequired);

    private static LogField YesNo(string name, string label) => new(name, label, LogInput.YesNo, true);

    private static LogField Pick(string name, string label, LogInput input, bool isRequired = true, string? hint = null) =>
        new(name, label, input, isRequired, hint);

    private static LogField Choose(string name, string label, params (string Value, string Label)[] choices) =>
        new(name, label, LogInput.Choice, true, Choices: choices);
}

/// <summary>A field of a form.</summary>
/// <param name="Name">The event's member.</param>
/// <param name="Choices">For a choice among fixed words.</param>
/// <param name="IsForFamilies">Whether words of the trade are pointed out while it is typed.</param>
public sealed record LogField(
    string Name, string Label, LogInput Input, bool IsRequired, string? Hint = null, IReadOnlyList<(string Value, string Label)>? Choices = null,
    bool IsForFamilies = false);

/// <summary>How a field is filled in; those from <c>Milestone</c> on are picked from what the district has.</summary>
public enum LogInput
{
    Day,
    Name,
    Names,
    Words,
    Cadences,

    /// <summary>A line each, with what there is to be less of before a semicolon, and what there is to be more of behind it.</summary>
    Pairs,

    Number,
    Whole,
    YesNo,
    Choice,
    Milestone,
    Group,
    Commitment,
    Indicator,
    Path,
    Vision,
    Rule,
    Support,
    SupportKind,
    Help,
    Gap,
    Decision,
    RubricItems,
    Scores,
    School,
    Quartile,
    Vendor,
    Fund,
    Tool,
    Pilot,
    Evaluation,
    Cycle,

    /// <summary>Filled in for the person, who need not see it.</summary>
    Given,
}
