namespace Rollout.App.Features.Logging;

public sealed partial record LogForm
{
    /// <summary>What is logged of who leads a school.</summary>
    internal static IReadOnlyList<LogForm> OfTheRoster { get; } =
    [
        Of("principal_assigned", "Somebody leads the school", Day("From"), Name("person", "The person’s id")),
        Of("principal_departed", "Somebody leads the school no longer", Day("From"), Name("person", "The person’s id")),
    ];

    /// <summary>What the district agrees on for all schools.</summary>
    internal static IReadOnlyList<LogForm> OfTheDistrict { get; } =
    [
        Of("vision_statement_adopted", "The vision was adopted", Day("From"), Number("version", "Version", LogInput.Whole), Statement, ApprovedBy),
        Of("vision_statement_revised", "The vision was put in other words", Day("From"), Number("version", "Version", LogInput.Whole), Statement,
            Words("reason", "Why", isRequired: true), ApprovedBy),
        Of("initiative_linked_to_priority", "The initiative serves a priority of the district", Day("From"), Name("priority", "Which priority"),
            Name("plan", "Of which plan", isRequired: false), Note),
        Of("participation_mode_set", "How schools take part", Day("From"), Choose("mode", "Who takes part", ("optIn", "who opts in"), ("wholeDistrict", "the whole district")),
            Words("reason", "Why", isRequired: true)),
        Of("expectation_assigned", "Who holds a responsibility", Day("From"), Name("responsibility", "Which"), Holder,
            YesNo("nonDelegable", "It stays with the principal, and is not handed on")),
        Of("expectation_accepted", "A responsibility was accepted", Day("When"), Name("responsibility", "Which"), Holder),
        Of("communication_plan_approved", "A communication plan was approved", Day("From"),
            new("groups", "Who is reached how often", LogInput.Cadences, true, "a line each, with the school days that may lie between, such as families 20"),
            Name("owner", "Who sees to it", isRequired: false), new("channels", "By which ways", LogInput.Names, false, "separated by commas, such as newsletter, staff meeting")),
        .. Selecting,
        Of("stakeholder_groups_named", "Which groups have a stake", Day("When"),
            new("groups", "Their names", LogInput.Names, true, "separated by commas, such as families, teachers")),
        .. OfPartners,
        .. Measured,
        Of("less_more_published", "Less of and more of: the pairs were published", Day("From"),
            new("pairs", "All pairs, as they are to be", LogInput.Pairs, true, "a line each, with a semicolon between: less of; more of")),
        Of("precedent_linked", "Somebody did this before", Day("When"), Name("title", "Who or what it was", "such as Readers of 2019"),
            Words("lesson", "What is to be learned from it", isRequired: true), Link),
        .. OfLearning,
    ];

    /// <summary>Whether it is about all schools.</summary>
    internal bool IsOfTheDistrict => EventCodec.StreamType(Alias) is "initiative" or "district";

    private static LogField Statement => new("statement", "In words that families use", LogInput.Words, true, IsForFamilies: true);

    private static LogField ApprovedBy => Name("approvedBy", "Approved by", isRequired: false);

    private static LogField Holder => Choose("holder", "Who holds it", ("district", "the district"), ("school", "the school"), ("vendor", "the vendor"));
}
