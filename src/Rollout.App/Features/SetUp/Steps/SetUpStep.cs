namespace Rollout.App.Features.SetUp.Steps;

/// <summary>A step of set-up: a form, what it proposes, and what it would have recorded.</summary>
/// <param name="slug">Its name in addresses.</param>
/// <param name="isRequired">Whether there is no board without it.</param>
public abstract class SetUpStep(string slug, string title, bool isRequired)
{
    /// <summary>In the order people take them.</summary>
    internal static IReadOnlyList<SetUpStep> All { get; } =
    [
        new CharterStep(), new VisionStep(), new PathStep(), new GroupsStep(), new ExpectationsStep(), new RubricStep(), new WavesStep(), new RulesStep(),
    ];

    internal string Slug => slug;

    internal string Title => title;

    internal bool IsRequired => isRequired;

    internal static SetUpStep? Find(string slug) => All.FirstOrDefault(step => step.Slug == slug);

    /// <summary>The step after it; null after the last.</summary>
    internal SetUpStep? Next => All.SkipWhile(step => step != this).Skip(1).FirstOrDefault();

    /// <summary>What its form holds before anybody saved it.</summary>
    internal abstract Fields Proposed(Sketch sketch);

    /// <summary>What was typed, with what the form itself asked to be worked out.</summary>
    internal virtual Fields Worked(Sketch sketch, Fields typed) => typed;

    internal abstract IEnumerable<Planned> Plan(Sketch sketch, Fields fields);

    /// <summary>What the draft would have recorded, in the order it is decided; the charter is always the first.</summary>
    internal static IReadOnlyList<Planned> PlanAll(Sketch sketch) =>
    [
        .. All.Where(step => step.IsRequired || sketch.IsSaved(step))
            .SelectMany(step => step.Plan(sketch, sketch.FieldsOf(step)).Select(planned => planned with { IsProvisional = !sketch.IsSaved(step) }))
            .OrderBy(planned => planned.Turn),
    ];

    private protected static string? Same(string member) => member;

    /// <summary>The place a member of a list stands at: <c>groups[2].cadence</c> is ("groups", 2, "cadence").</summary>
    private protected static (string List, int Place, string Member)? InList(string member) =>
        member.Split('[', ']') is [var list, var place, var rest] && int.TryParse(place, out var at) ? (list, at, rest.TrimStart('.')) : null;
}
