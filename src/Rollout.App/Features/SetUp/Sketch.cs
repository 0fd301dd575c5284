using Rollout.App.Features.SetUp.Steps;
using Rollout.Domain;
using Rollout.Domain.Calendar;

namespace Rollout.App.Features.SetUp;

/// <summary>A draft with what it is drawn on: the district as it stands, its calendar and its schools.</summary>
/// <param name="Today">The district's day.</param>
/// <param name="Schools">Those that are open, by name.</param>
public sealed record Sketch(
    Draft Draft, Template Template, string DistrictName, DateOnly Today, SchoolCalendar Calendar, IReadOnlyList<SetUpSchool> Schools)
{
    internal StreamId.Initiative Stream { get; } = new(Draft.Initiative);

    /// <summary>The charter's id: where the log holds it, the draft was adopted.</summary>
    internal Guid CharterId { get; } = new CommandId(Draft.Adoption).EventId(Draft.District.Value, 0);

    /// <summary>Whether it was adopted: then it is history, and stays as it was.</summary>
    internal bool IsAdopted { get; init; }

    internal string Address => $"/d/{Draft.District}/set-up/{Draft.Initiative}";

    internal bool IsSaved(SetUpStep step) => Draft.Steps.ContainsKey(step.Slug);

    /// <summary>What the step holds: as it was saved, else as it is proposed.</summary>
    internal Fields FieldsOf(SetUpStep step) => Draft.Steps.GetValueOrDefault(step.Slug)?.Fields ?? step.Proposed(this);

    /// <summary>As if the step had been saved so.</summary>
    internal Sketch With(SetUpStep step, Fields fields) => this with
    {
        Draft = Draft with { Steps = new Dictionary<string, SavedStep>(Draft.Steps) { [step.Slug] = new(Draft.VersionOf(step.Slug), Draft.ChangedBy, fields) } },
    };

    /// <summary>The first day with school from today on; today where no calendar reaches that far.</summary>
    internal DateOnly NextSchoolDay => Calendar.DateOf(Calendar.DayNumber(Today.AddDays(-1)) + 1) ?? Today;
}

/// <param name="Level">Such as elementary; null where nobody said.</param>
public sealed record SetUpSchool(SchoolId Id, string Name, string? Level);
