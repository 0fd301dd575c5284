using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking.Rules;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// What the district and its schools agreed on (practices 1 to 5, 18 and 27), as it stands on the board's day. What people wrote
/// themselves stays in the events named here.
/// </summary>
/// <param name="Charter">Holds the policies chosen, each with its reason; null before the initiative is chartered.</param>
/// <param name="Visions">Versions of the vision statement, the one in force first.</param>
/// <param name="Priorities">The district's priorities that the initiative serves.</param>
/// <param name="Modes">How schools take part, the mode in force first.</param>
/// <param name="Responsibilities">Who does what, in the order in which it was first assigned.</param>
/// <param name="Schools">In order of their names.</param>
public sealed record AgreementsRecord(
    Recorded? Charter, IReadOnlyList<VisionVersion> Visions, IReadOnlyList<Recorded> Priorities, IReadOnlyList<Recorded> Modes,
    IReadOnlyList<ResponsibilityHeld> Responsibilities, IReadOnlyList<SchoolAgreement> Schools)
{
    /// <param name="only">The only schools asked for; null: all.</param>
    public static AgreementsRecord Of(Board board, IReadOnlySet<SchoolId>? only = null)
    {
        var (agreements, day) = (board.AsDistrict.Agreements, board.Day);
        return new(
            agreements.Charter,
            [
                .. agreements.VisionsSaid.Select(said => (Recorded: said, Vision: (IVisionStatement)said.Happened)).Where(said => said.Vision.EffectiveOn <= day)
                    .Reverse().Select((said, place) => new VisionVersion(said.Vision.Version, said.Vision.EffectiveOn, place == 0, said.Recorded)),
            ],
            [.. agreements.Priorities.Take(agreements.Priorities.CountBy(day)).Select(linked => linked.Recorded)],
            [.. agreements.Modes.Take(agreements.Modes.CountBy(day)).Reverse().Select(mode => mode.Recorded)],
            [.. HeldIn(board.AsDistrict, day)],
            [
                .. board.Schools.Where(row => row.Status is not Status.Withdrawn && (only is null || only.Contains(row.School)))
                    .OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.School.Value, StringComparer.Ordinal)
                    .Select(row => SchoolAgreement.Of(row, board.OnOwnPath[row.School], day)),
            ]);
    }

    private static IEnumerable<ResponsibilityHeld> HeldIn(DistrictCase district, DateOnly day) =>
        from assigned in district.Agreements.Expectations.Take(district.Agreements.Expectations.CountBy(day))
        group assigned by assigned.Fact.Responsibility into assignments
        let last = assignments.Last()
        let accepted = AcceptanceRule.AcceptanceOf(district.Agreements, last, day)
        select new ResponsibilityHeld(
            assignments.Key, last.Fact.Holder, last.Fact.NonDelegable, last.On, last.Id, accepted?.On, accepted?.Id,
            district.Rules.AcceptWithin - district.Passed(last.On, day));
}

/// <summary>A version of the vision statement.</summary>
/// <param name="On">The day from which it holds.</param>
/// <param name="Recorded">Holds the words, and of a revision the reason.</param>
public sealed record VisionVersion(int Version, DateOnly On, bool IsInForce, Recorded Recorded);

/// <summary>Who holds a responsibility.</summary>
/// <param name="IsNonDelegable">Whether it stays with the principal.</param>
/// <param name="Since">The day of the assignment in force, which <paramref name="Event"/> is.</param>
/// <param name="AcceptedOn">The day the holder agreed since; null while not.</param>
/// <param name="DaysLeft">School days left to agree (C18); 0 on the last of them, below 0 afterwards.</param>
public sealed record ResponsibilityHeld(
    string Responsibility, Holder Holder, bool IsNonDelegable, DateOnly Since, Guid Event, DateOnly? AcceptedOn, Guid? Accepted, int DaysLeft);

/// <summary>What one school agreed on for itself.</summary>
/// <param name="Vision">Which version of the vision it stands by.</param>
/// <param name="Needs">Of each need the last that was said.</param>
/// <param name="Practices">The definition in force; null while there is none.</param>
/// <param name="OptIns">Counts of those who opted in, the latest first.</param>
public sealed record SchoolAgreement(
    Standing Row, VisionStance Vision, IReadOnlyList<Recorded> Needs, Recorded? Practices, IReadOnlyList<Recorded> OptIns)
{
    internal static SchoolAgreement Of(Standing row, SchoolCase school, DateOnly day)
    {
        var facts = school.Facts;
        return new(
            row, VisionStance.Of(school, day),
            [
                .. facts.Needs.Take(facts.Needs.CountBy(day)).GroupBy(need => need.Fact.Need, StringComparer.Ordinal)
                    .Select(said => said.Last().Recorded),
            ],
            facts.Practices.LastBy(day)?.Recorded,
            [.. facts.OptIns.Take(facts.OptIns.CountBy(day)).Reverse().Select(count => count.Recorded)]);
    }
}

/// <summary>Which version of the vision a school stands by, and whether it is asked to stand by a later one.</summary>
/// <param name="Version">The latest it stood by; null while it said so of none.</param>
/// <param name="On">The day it said so first.</param>
/// <param name="Asked">The revision it is asked to stand by; null when it is asked for nothing.</param>
/// <param name="DaysLeft">School days left to (C3); 0 on the last of them, below 0 afterwards. 0 when it is asked for nothing.</param>
public sealed record VisionStance(int? Version, DateOnly? On, Guid? Event, int? Asked, int DaysLeft)
{
    internal static VisionStance Of(SchoolCase school, DateOnly day)
    {
        var said = school.Facts.VisionsReaffirmed.Where(said => said.On <= day).OrderByDescending(said => said.Fact.Version)
            .Select(said => (Dated<VisionReaffirmed>?)said).FirstOrDefault();
        var asked = VisionRule.Waiting(school, day);
        return new(
            said?.Fact.Version, said?.On, said?.Id, asked?.Version,
            asked is { } vision ? school.Rules.ReaffirmVision - school.LivedBetween(vision.On, day) : 0);
    }
}
