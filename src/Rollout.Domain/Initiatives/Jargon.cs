namespace Rollout.Domain.Initiatives;

/// <summary>
/// Words of the trade that families and boards stumble over (S2: no jargon in the vision). Rollout's own list; a word on it is pointed
/// out while one types, and never refused.
/// </summary>
public static class Jargon
{
    public static IReadOnlyList<string> Words { get; } =
    [
        "21st century skills", "actionable", "agency", "asynchronous", "best-in-class", "blended", "buy-in", "capacity building", "competency-based",
        "cross-functional", "data-driven", "deliverables", "differentiated", "disruptive", "efficacy", "fidelity", "formative", "granular", "holistic",
        "impactful", "innovative", "interoperability", "learner-centric", "leverage", "LMS", "metacognition", "modality", "north star", "onboarding",
        "operationalize", "paradigm", "pedagogy", "PLC", "playlists", "rigor", "rubric", "scaffolding", "scalable", "seamless", "SEL", "silo",
        "stakeholder", "summative", "synergy", "transformative", "utilize", "world-class",
    ];

    /// <summary>Those of the words that the text has, whole words only, upper and lower case alike; in the list's order.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Words.Where(word => Has(text, word))];

    private static bool Has(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
