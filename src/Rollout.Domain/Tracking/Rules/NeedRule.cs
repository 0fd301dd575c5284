namespace Rollout.Domain.Tracking.Rules;

/// <summary>C5: the school committed itself before anybody said which need that meets (S3, S0).</summary>
internal sealed class NeedRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C5";

    internal override string Title => "A need named before a commitment";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Facts.CommitmentsMade);
        days.Add(school.Facts.Needs);
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Facts.CommitmentsMade.CountBy(day) > 0 && school.Facts.Needs.CountBy(day) == 0 ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Truth(school, day) is null
        ? new("No commitment waits for the need it meets.", [])
        : new("A commitment was made, and the need that it meets is not named.", [school.Facts.CommitmentsMade[0].Id]);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
        [new("commitments", school.Facts.CommitmentsMade.CountBy(day)), new("needs", school.Facts.Needs.CountBy(day))];
}
