using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.TrackChecks;

/// <summary>A decision in the words of those who made it.</summary>
/// <param name="Schools">Which it is about, by name; null: all.</param>
public sealed record DecisionTold(
    Guid Event, DateOnly On, string Question, IReadOnlyList<string> Options, string Chosen, IReadOnlyList<string> Roles, IReadOnlyList<(SchoolId Id, string Name)>? Schools)
{
    internal static IEnumerable<DecisionTold> Of(TrackCheckStanding check, PageFrame frame) =>
        from said in check.Decisions
        let decided = (DecisionRecorded)said.Happened
        select new DecisionTold(
            said.Id, decided.EffectiveOn, decided.Question, decided.Options, decided.Chosen, decided.Roles,
            decided.Schools?.Select(school => (school, frame.Names.School(school))).ToList());
}
