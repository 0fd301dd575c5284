using Rollout.Domain.Paths;

namespace Rollout.Domain.Tracking;

/// <summary>Which path a school is judged on, as schools begin at different places (practice 25).</summary>
/// <param name="Version">The version its row is judged on.</param>
/// <param name="Variant">The variant of it; null for the path as published.</param>
/// <param name="Since">The day from which it follows that path.</param>
/// <param name="Said">The enrolment or assignment that says so; an assignment holds the reason.</param>
public sealed record StartingPlace(int Version, PathVariant? Variant, DateOnly Since, Recorded Said)
{
    /// <summary>Null when the school is not on the board.</summary>
    public static StartingPlace? Of(Board board, SchoolId school) => board.OnOwnPath.Contains(school) ? Of(board.OnOwnPath[school], board.Day) : null;

    internal static StartingPlace Of(SchoolCase school, DateOnly day)
    {
        var said = Array.FindLast(school.Facts.Assignments, fact => ((IDated)fact.Happened).EffectiveOn <= day) ?? school.Facts.Enrolments[0].Recorded;
        return new(
            school.Path.Version.Number, school.Path.Version.Path.Variants.FirstOrDefault(variant => variant.Id == school.Path.Variant),
            school.Enrolment.AssignedOn, said);
    }
}
