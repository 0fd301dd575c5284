namespace Rollout.Domain.Paths;

/// <summary>The path with some milestones left out and some members of others replaced.</summary>
public sealed record PathVariant(string Id, string Title, ValueList<MilestoneChange> Milestones, ValueList<MilestoneId> Omit);

/// <summary>The members of a milestone that a variant replaces; null = as in the path. A new <c>Due</c> drops <c>DueDay</c> and the other way round.</summary>
public sealed record MilestoneChange(
    MilestoneId Id, string? Title = null, string? Stage = null, DateOnly? Due = null, int? DueDay = null, decimal? Weight = null,
    int? Window = null, bool? Gate = null, ClockKind? Clock = null, ValueList<MilestoneId>? Needs = null, string? Owner = null,
    Evidence? Evidence = null)
{
    internal Milestone ApplyTo(Milestone milestone) => milestone with
    {
        Title = Title ?? milestone.Title,
        Stage = Stage ?? milestone.Stage,
        Due = Due ?? (DueDay is null ? milestone.Due : null),
        DueDay = DueDay ?? (Due is null ? milestone.DueDay : null),
        Weight = Weight ?? milestone.Weight,
        Window = Window ?? milestone.Window,
        Gate = Gate ?? milestone.Gate,
        Clock = Clock ?? milestone.Clock,
        Needs = Needs ?? milestone.Needs,
        Owner = Owner ?? milestone.Owner,
        Evidence = Evidence ?? milestone.Evidence,
    };
}
