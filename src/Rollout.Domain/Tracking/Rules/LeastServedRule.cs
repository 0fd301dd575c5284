using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>
/// C43: in the first waves the schools that were served least have a smaller share than in the district, and the charter did not choose
/// strengths first, which it can’t without a reason (S1 and S2 disagree; the charter decides).
/// </summary>
internal sealed class LeastServedRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C43";

    internal override string Title => "The least served among the first";

    internal override void MayChange(DistrictCase district, ref ChangeDays days) => days.Add(district.Facts.Frame.Planning.Profiles);

    internal override Tier? Truth(DistrictCase district, DateOnly day)
    {
        if (PolicyOf(district) is Selection.StrengthsFirst)
            return null;
        var (early, all) = Shares(district, day);
        return early.IsBelow(all) ? Tier.Watch : null;
    }

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        if (Truth(district, day) is null)
            return new("The schools that were served least have their share of the first waves, or the charter says why not.", []);
        var (early, all) = Shares(district, day);
        var waves = Early(district).Select(wave => district.Agreements.Waves.LastBy(day, said => said.Wave == wave.Name)?.Id).OfType<Guid>();
        var profiles = district.Facts.Frame.Planning.ProfilesBy(day).Values.Where(profile => profile.Fact.Quartile == DistrictEvent.NeedProfileRecorded.LeastServed);
        return new(
            $"Of the first {Sentences.Many(district.Rules.EarlyWaves, "wave")} {early.LeastServed} of {early.Known} schools were served least; of the district {all.LeastServed} of {all.Known}.",
            [.. waves, .. profiles.OrderBy(profile => profile.Recorded.Position).Select(profile => profile.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day)
    {
        var (early, all) = Shares(district, day);
        return
        [
            new("early", $"{early.LeastServed} of {early.Known}"), new("district", $"{all.LeastServed} of {all.Known}"),
            new("charter", PolicyOf(district) switch { Selection.StrengthsFirst => "strengthsFirst", Selection.LeastServedFirst => "leastServedFirst", _ => null }),
            new("earlyWaves", district.Rules.EarlyWaves),
        ];
    }

    /// <summary>The first waves.</summary>
    internal static IEnumerable<Wave> Early(DistrictCase district) => Wave.Of(district).Take(district.Rules.EarlyWaves);

    /// <summary>What the charter chose; null while it says nothing.</summary>
    internal static Selection? PolicyOf(DistrictCase district) => (district.Agreements.Charter?.Happened as InitiativeEvent.InitiativeChartered)?.Selection;

    /// <summary>The share of those served least in the first waves, and in the district.</summary>
    internal static (NeedShare Early, NeedShare District) Shares(DistrictCase district, DateOnly day)
    {
        var profiles = district.Facts.Frame.Planning.ProfilesBy(day);
        return (
            NeedShare.Of(Early(district).SelectMany(wave => wave.Schools)
                .Select(school => profiles.TryGetValue(school.Facts.Id, out var profile) ? profile.Fact.Quartile : (int?)null)),
            NeedShare.Of(profiles.Values.Select(profile => (int?)profile.Fact.Quartile)));
    }
}
