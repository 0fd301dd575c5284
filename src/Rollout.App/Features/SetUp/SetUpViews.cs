using Rollout.App.Features.SetUp.Steps;
using Rollout.Domain;

namespace Rollout.App.Features.SetUp;

/// <summary>Where one begins, or goes on.</summary>
/// <param name="Schools">How many are open.</param>
/// <param name="CalendarEnds">The last published day; null when no school year is.</param>
/// <param name="Drafts">Those not adopted yet.</param>
public sealed record SetUpStartView(DistrictId District, string Name, int Schools, DateOnly? CalendarEnds, IReadOnlyList<Draft> Drafts)
{
    /// <summary>What was typed.</summary>
    internal Fields Typed { get; init; } = Fields.None;

    /// <summary>What is wrong with it, by field.</summary>
    internal (string Field, string Message)? Fault { get; init; }

    internal string? FaultOf(string field) => Fault is { } fault && fault.Field == field ? fault.Message : null;

    internal static int Done(Draft draft) => SetUpStep.All.Count(step => draft.Steps.ContainsKey(step.Slug));
}

/// <summary>How far a draft is.</summary>
public sealed record SetUpProgressView(Sketch Sketch, Rehearsal Rehearsal, SetUpStep? Current)
{
    internal string StateOf(SetUpStep step) =>
        !Sketch.IsSaved(step) ? step.IsRequired ? "open" : "open, may be left out"
        : Rehearsal.FlawsOf(step).Any() ? "needs another look"
        : "done";

    internal string AddressOf(SetUpStep step) => $"{Sketch.Address}/{step.Slug}";
}

/// <summary>One step.</summary>
/// <param name="Fields">As typed, as saved, or as proposed.</param>
/// <param name="Version">The version of the step the form rests on.</param>
public sealed record StepView(Sketch Sketch, SetUpStep Step, Fields Fields, Rehearsal Rehearsal, long Version)
{
    /// <summary>What somebody else saved while this was typed; null when nobody did.</summary>
    internal SavedStep? Conflict { get; init; }

    /// <summary>What people are called who saved something.</summary>
    internal string? ConflictBy { get; init; }

    /// <summary>Whether the draft this was typed into was thrown away, and another begun under its name.</summary>
    internal bool IsBegunAnew { get; init; }

    internal SetUpProgressView Progress => new(Sketch, Rehearsal, Step);

    /// <summary>What is proposed is not judged before somebody says it.</summary>
    internal IReadOnlyList<Flaw> Flaws => Sketch.IsSaved(Step) ? [.. Rehearsal.FlawsOf(Step)] : [];

    internal string? FlawOf(string field) => Flaws.FirstOrDefault(flaw => flaw.Field == field)?.Message;

    internal IEnumerable<string> DoubtsOf(string field) => Rehearsal.DoubtsOf(Step).Where(doubt => doubt.Field == field).Select(doubt => doubt.Message);

    /// <summary>Those that no field of the form says.</summary>
    internal IEnumerable<Flaw> OfTheWhole => Flaws.Where(flaw => flaw.Field is null);

    /// <summary>What was saved and typed otherwise.</summary>
    internal IEnumerable<(string Field, string Saved, string Typed)> Differences => Conflict is null ? [] :
        from name in Conflict.Fields.Values.Keys.Union(Fields.Values.Keys)
        let both = (Saved: string.Join(", ", Conflict.Fields.Many(name)), Typed: string.Join(", ", Fields.Many(name)))
        where both.Saved != both.Typed
        select (name.Replace('-', ' '), both.Saved, both.Typed);

    internal IReadOnlyList<int> Rows(string column, int spare)
    {
        var filled = Fields.Rows(column);
        return [.. Enumerable.Range(0, (filled is [.., var last] ? last + 1 : 0) + spare)];
    }
}

/// <summary>All that would be recorded, before it is.</summary>
public sealed record AdoptView(Sketch Sketch, Rehearsal Rehearsal)
{
    /// <summary>Why it was not adopted; null before anybody tried.</summary>
    internal string? Refused { get; init; }

    internal SetUpProgressView Progress => new(Sketch, Rehearsal, null);

    internal IEnumerable<SetUpStep> Missing => SetUpStep.All.Where(step => step.IsRequired && !Sketch.IsSaved(step));

    internal IEnumerable<SetUpStep> LeftOut => SetUpStep.All.Where(step => !step.IsRequired && !Sketch.IsSaved(step));

    internal bool MayAdopt => !Missing.Any() && Rehearsal.Flaws.Count == 0;

    internal IEnumerable<Entry> EntriesOf(SetUpStep step) => Rehearsal.Entries.Where(entry => entry.Step == step);

    /// <summary>Where the path's milestones fall, from a launch on its first day.</summary>
    internal IReadOnlyList<PlacedMilestone> MilestonesOf(SetUpStep step) => step is PathStep ? PathOnCalendar.Of(Sketch, Sketch.FieldsOf(step)) : [];

    /// <summary>Of the path, those that the district wants to do without.</summary>
    internal IReadOnlyList<PlacedMilestone> LeftOutOf(SetUpStep step) =>
        step is PathStep ? [.. PathOnCalendar.All(Sketch, Sketch.FieldsOf(step)).Where(placed => placed.IsLeftOut)] : [];

    internal string Board => $"/d/{Sketch.Draft.District}/{Sketch.Draft.Initiative}";
}

/// <summary>What was typed into a draft that somebody threw away meanwhile.</summary>
public sealed record DraftGoneView(string District, string Name, string Step, Fields Typed)
{
    internal IEnumerable<(string Field, string Words)> Words =>
        from typed in Typed.Values
        let words = string.Join(", ", typed.Value.Where(value => value.Length > 0))
        where words.Length > 0
        select (typed.Key.Replace('-', ' '), words);
}

/// <summary>A draft before it is thrown away.</summary>
/// <param name="ChangedBy">What whoever changed it last is called.</param>
public sealed record DiscardView(Sketch Sketch, string ChangedBy)
{
    /// <summary>Why it is still there; null before anybody tried.</summary>
    internal string? Refused { get; init; }

    internal IReadOnlyList<SetUpStep> Saved => [.. SetUpStep.All.Where(Sketch.IsSaved)];
}
