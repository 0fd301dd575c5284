namespace Rollout.Domain;

/// <summary>Something to look at in a wish that is accepted all the same.</summary>
/// <param name="Code">Stable, public, kebab-case: programs may rely on it.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Field">The member of the event's data it is about, as it is spelled in JSON; null when it is the whole.</param>
public sealed record Warning(string Code, string Message, string? Field = null);
