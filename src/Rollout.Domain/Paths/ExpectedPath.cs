namespace Rollout.Domain.Paths;

/// <summary>
/// The agreed way of an initiative through a school: stages in order and milestones with due days. Content only; its version
/// number is its place in the initiative's history.
/// </summary>
/// <param name="Title">What people call it.</param>
/// <param name="StartsOn">The path's first day, from which its first stage is planned.</param>
/// <param name="Cadence">Instructional days that may pass without news from a school; null = 10.</param>
/// <param name="Stages">Names in order.</param>
/// <param name="Milestones">In path order.</param>
/// <param name="Variants">The same path for schools that start at a different place (S2).</param>
public sealed record ExpectedPath(
    string Title, DateOnly StartsOn, int? Cadence, ValueList<string> Stages, ValueList<Milestone> Milestones, ValueList<PathVariant> Variants);
