namespace Rollout.App.Features.Logging;

public sealed partial record LogForm
{
    /// <summary>Devices at a school, the plans that belong before them, and its tools (S0, S2, S4).</summary>
    private static IReadOnlyList<LogForm> Devices =>
    [
        Of("devices_deployed", "Devices were given out", Day("When"), Number("devices", "How many", LogInput.Whole)),
        Of("breakage_reported", "Devices broke", Day("When"), Number("devices", "How many, since the last report", LogInput.Whole),
            Words("note", "Note", hint: "what broke, and nobody by name")),
        Of("plan_accepted", "A plan that belongs before devices was accepted", Day("When"), Choose("plan", "Which",
            ("instructionalDesign", "instructional design"), ("communications", "communications"), ("professionalDevelopment", "professional development"))),
        Of("tool_used", "The school uses a tool", Day("From"), Name("tool", "Which tool", "its name as the district’s list has it"),
            Day("Until", "until", isRequired: false, hint: "the last day of its use, once that is known")),
    ];

    /// <summary>The device gate, tools, vendors and money of the whole district (S0, S2, S4).</summary>
    private static IReadOnlyList<LogForm> OfPartners =>
    [
        Of("device_gate_item_satisfied", "An item of the device gate is seen to", Day("When"), Choose("item", "Which",
            ("goals", "goals: what devices are for"), ("compatibility", "compatibility with what is there"), ("references", "references of others who use them"),
            ("pilot", "a pilot"), ("sustainability", "sustainability: money for repair and renewal")), Note),
        Of("tool_approved", "A tool was approved", Day("From"), Name("tool", "Which tool"), Words("note", "What was looked at")),
        Of("tool_retired", "A tool was retired", Day("From"), Pick("tool", "Which tool", LogInput.Tool), Words("note", "Why")),
        Of("reference_checked", "A vendor’s reference was checked", Day("When"), Name("vendor", "Which vendor"), Words("note", "What others say")),
        Of("vendor_engaged", "A vendor was engaged", Day("From"), Name("vendor", "Which vendor"),
            Day("Until", "until", isRequired: false, hint: "the last day agreed; for another one later, log it again")),
        Of("capacity_transferred", "What a vendor did was handed over", Day("When"), Pick("vendor", "By which vendor", LogInput.Vendor),
            Name("area", "What it did", "such as training new coaches"), Name("to", "Who does it now", "a role or an office"), Note),
        Of("vendor_engagement_ended", "A vendor’s engagement ended", Day("When"), Pick("vendor", "Which vendor", LogInput.Vendor)),
        Of("funding_committed", "Money was committed", Day("When"), Name("stream", "What it is called", "such as State grant"),
            Day("Its last day", "until"), Number("amount", "How much in all", isRequired: false),
            Pick("successorOf", "To follow which", LogInput.Fund, isRequired: false)),
        Of("sustainability_plan_approved", "How it goes on after some money was agreed", Day("When"), Pick("stream", "After which", LogInput.Fund), Words("note", "How")),
    ];
}
