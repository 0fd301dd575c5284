using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C18: who does what was never said, or whoever should do it has not agreed (S2).</summary>
internal sealed class AcceptanceRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C18";

    internal override string Title => "Every responsibility held and accepted";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(district.Launch);
        days.Add(district.Agreements.Expectations);
        days.Add(district.Agreements.Acceptances);
        foreach (var assigned in district.Agreements.Expectations)
            days.Add(district.FirstBeyond(assigned.On, district.Rules.AcceptWithin, days.Last));
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) =>
        IsUnsaid(district, day) || Waiting(district, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        if (IsUnsaid(district, day))
            return new("The initiative launched, and who does what is not said.", district.LaunchedBy);
        var waiting = Waiting(district, day).ToList();
        return waiting.Count == 0
            ? new("Every responsibility is accepted, or not asked for long.", [])
            : new(
                string.Join(" ", waiting.Select(asked =>
                    $"“{asked.Fact.Responsibility}” was given to the {asked.Fact.Holder.ToString().ToLowerInvariant()} {district.Passed(asked.On, day)} instructional days ago and is not accepted.")),
                [.. waiting.Select(asked => asked.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("assigned", Latest(district, day).Count()),
        new("waiting", Waiting(district, day).Select(asked => asked.Fact.Responsibility).ToList()),
        new("acceptWithin", district.Rules.AcceptWithin),
    ];

    private static bool IsUnsaid(DistrictCase district, DateOnly day) =>
        district.Launch <= day && district.Agreements.Expectations.CountBy(day) == 0;

    private static IEnumerable<Dated<ExpectationAssigned>> Waiting(DistrictCase district, DateOnly day) =>
        Latest(district, day).Where(asked => district.Passed(asked.On, day) > district.Rules.AcceptWithin && !IsAccepted(district.Agreements, asked, day));

    private static IEnumerable<Dated<ExpectationAssigned>> Latest(DistrictCase district, DateOnly day) =>
        district.Agreements.Expectations.Where(assigned => assigned.On <= day)
            .GroupBy(assigned => assigned.Fact.Responsibility, StringComparer.Ordinal).Select(group => group.Last());

    /// <summary>Whether the one who was asked has agreed since, by the day.</summary>
    internal static bool IsAccepted(Agreements agreements, Dated<ExpectationAssigned> asked, DateOnly day) => AcceptanceOf(agreements, asked, day) is not null;

    /// <summary>The first agreement since, by the day, of the one who was asked; null while there is none.</summary>
    internal static Dated<ExpectationAccepted>? AcceptanceOf(Agreements agreements, Dated<ExpectationAssigned> asked, DateOnly day)
    {
        var first = Array.FindIndex(
            agreements.Acceptances, said => asked.On <= said.On && said.On <= day
                && said.Fact.Responsibility == asked.Fact.Responsibility && said.Fact.Holder == asked.Fact.Holder);
        return first < 0 ? null : agreements.Acceptances[first];
    }
}
