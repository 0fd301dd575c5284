using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C27b: the charter lets people opt in, and the whole district is made to take part (S0 and S3 disagree; the charter decides).</summary>
internal sealed class ParticipationPolicyRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C27b";

    internal override string Title => "Participation as the charter has it";

    internal override void MayChange(DistrictCase district, ref ChangeDays days) => days.Add(district.Agreements.Modes);

    internal override Tier? Truth(DistrictCase district, DateOnly day) =>
        PolicyOf(district) is Participation.OptIn && district.Agreements.Modes.LastBy(day)?.Fact.Mode is Participation.WholeDistrict ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day) => Truth(district, day) is not null
        ? new(
            "The charter says people opt in; the mode in force is the whole district.",
            [district.Agreements.Charter!.Id, district.Agreements.Modes.LastBy(day)!.Value.Id])
        : new("The mode in force is not against the charter.", []);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
        [new("charter", Word(PolicyOf(district))), new("mode", Word(district.Agreements.Modes.LastBy(day)?.Fact.Mode))];

    private static Participation? PolicyOf(DistrictCase district) => ((InitiativeChartered?)district.Agreements.Charter?.Happened)?.Participation;

    private static string? Word(Participation? participation) => participation switch
    {
        Participation.OptIn => "optIn",
        Participation.WholeDistrict => "wholeDistrict",
        _ => null,
    };
}
