using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C19: what only the district should say was said by the vendor last (S2).</summary>
internal sealed class CoreMessageRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C19";

    internal override string Title => "Core messages from the district";

    internal override void MayChange(SchoolCase school, ref ChangeDays days) => days.Add(Core(school));

    internal override Tier? Truth(SchoolCase school, DateOnly day) => FromTheVendor(school, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day)
    {
        var found = FromTheVendor(school, day).ToList();
        return new(
            found.Count == 0
                ? "No group heard a core message from the vendor last."
                : $"{Sentences.And(found.Select(touchpoint => $"“{touchpoint.Fact.Group}”"))} heard the last core message from the vendor.",
            [.. found.Select(touchpoint => touchpoint.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
        [.. LastOfEach(school, day).Select(touchpoint => new Input(touchpoint.Fact.Group, touchpoint.Fact.Sender))];

    private static IEnumerable<Dated<TouchpointDelivered>> FromTheVendor(SchoolCase school, DateOnly day) =>
        LastOfEach(school, day).Where(touchpoint => touchpoint.Fact.Sender == Speakers.Vendor);

    private static IEnumerable<Dated<TouchpointDelivered>> LastOfEach(SchoolCase school, DateOnly day) =>
        Core(school).Where(touchpoint => touchpoint.On <= day).GroupBy(touchpoint => touchpoint.Fact.Group, StringComparer.Ordinal)
            .Select(group => group.Last());

    private static Dated<TouchpointDelivered>[] Core(SchoolCase school) => school.Facts.CoreTouchpoints;
}

/// <summary>The words that checks look for where an event says who spoke or who was at the table; any other is taken and matches none.</summary>
internal static class Speakers
{
    internal const string Vendor = "vendor";
    internal const string Teacher = "teacher";
    internal const string Family = "family";
}
