using Rollout.Domain.Districts;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Stages;

/// <summary>Stages, areas and answers in words. The stages' names are the source's (S4); what is said of them is Rollout's own.</summary>
internal static class StageWords
{
    /// <summary>What 0, 1, … points say.</summary>
    internal static IReadOnlyList<string> Answers { get; } = ["not yet", "in a few places", "in about half", "in most places", "everywhere"];

    internal static IReadOnlyList<MaturityStage> Stages { get; } = Enum.GetValues<MaturityStage>();

    internal static IReadOnlyList<StageArea> Areas { get; } = Enum.GetValues<StageArea>();

    internal static string Of(MaturityStage stage) => stage.ToString();

    /// <summary>The stage that a report names, or why it names none.</summary>
    internal static string Of(StageReport report) => report.Score.Stage is { } stage ? Of(stage) : "too little answered";

    internal static string Of(StageArea area) => area.ToString();

    /// <summary>The area's word in JSON.</summary>
    internal static string Code(StageArea area) => area.ToString().ToLowerInvariant();

    internal static string MeaningOf(MaturityStage stage) => stage switch
    {
        MaturityStage.Exploring => "Tools are tried here and there. Finding out what there is comes first.",
        MaturityStage.Hacking => "Many tools are in use, and people make them fit. What overlaps begins to show.",
        MaturityStage.Optimizing => "It is known what is used, and what works is done more.",
        _ => "Tools, money and time follow what each student needs.",
    };

    /// <summary>What helps on in an area, for any wording of its questions.</summary>
    internal static string NextStepOf(StageArea area) => area switch
    {
        StageArea.Organise => "Make one list of the tools in use, and name for each who answers for it.",
        StageArea.Streamline => "Compare the tools that do the same, let some go, and check each new one before students use it.",
        StageArea.Analyse => "Look at use and results together once a term, for each group of students.",
        _ => "Let what was found decide which contracts go on, and tell the other schools.",
    };

    /// <summary>Percent, or that there is none.</summary>
    internal static string Of(Points points) => points.Percent is { } percent ? $"{percent} %" : "–";

    internal static string Of(int? change) => change switch
    {
        null => "–",
        0 => "same",
        > 0 => $"+{change}",
        _ => $"−{-change}",
    };
}
