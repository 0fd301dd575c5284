using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Districts;

/// <summary>
/// The instrument that Rollout ships. The source (S4) names four stages and 13 questions and does not publish the questions: these are
/// Rollout's own, and so is the rule by which they are scored. A district publishes them as they are, or in its own words.
/// </summary>
public static class InstrumentTemplate
{
    /// <summary>As many as the source speaks of.</summary>
    public const int MostQuestions = 13;

    public const string Name = "Rollout four-stage questions";

    public static InstrumentPublished On(DateOnly day) => new(
        day, Name, 1,
        [
            new("one-list", StageArea.Organise, "There is one list of the tools in use, and everybody can find it."),
            new("owners", StageArea.Organise, "For each tool somebody is named who answers for it."),
            new("way-in", StageArea.Organise, "Schools know who decides about a new tool, and how long that takes."),
            new("overlap", StageArea.Streamline, "Tools that do the same are compared, and some are let go."),
            new("vetting", StageArea.Streamline, "A tool is checked for privacy and for access before students use it."),
            new("one-door", StageArea.Streamline, "Teachers and students sign in once and find their classes there."),
            new("use", StageArea.Analyse, "It is known how much of what is paid for is used."),
            new("aims", StageArea.Analyse, "What a tool should change is written down before it is bought."),
            new("results", StageArea.Analyse, "Use and results are looked at together at least once a term."),
            new("groups", StageArea.Analyse, "How groups of students differ in use and results is looked at."),
            new("renewal", StageArea.Act, "Contracts are renewed, changed or ended by what was found."),
            new("choice", StageArea.Act, "Teachers and students choose among vetted tools for their own aims."),
            new("sharing", StageArea.Act, "What one school learned reaches the others within a term."),
        ],
        [25, 50, 75]);
}
