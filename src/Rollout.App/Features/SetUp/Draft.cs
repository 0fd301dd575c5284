using Rollout.Domain;

namespace Rollout.App.Features.SetUp;

/// <summary>An initiative that is being set up: nothing of it is a fact.</summary>
/// <param name="Adoption">The command under which it is adopted: its events' ids follow from it.</param>
/// <param name="Version">How often a step was saved.</param>
/// <param name="Steps">Those saved at least once, by their names in addresses.</param>
public sealed record Draft(
    DistrictId District, InitiativeId Initiative, string Title, string Template, Guid Adoption, long Version,
    IReadOnlyDictionary<string, SavedStep> Steps, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>The version a step was saved at; 0 before it is.</summary>
    internal long VersionOf(string step) => Steps.GetValueOrDefault(step)?.Version ?? 0;
}

/// <param name="Version">The draft's, when it was saved.</param>
/// <param name="By">Who saved it.</param>
public sealed record SavedStep(long Version, string By, Fields Fields);
