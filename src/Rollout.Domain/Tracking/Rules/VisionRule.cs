namespace Rollout.Domain.Tracking.Rules;

/// <summary>C3: the vision was revised while the school took part, and it has not stood by the new words in time (S2).</summary>
internal sealed class VisionRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C3";

    internal override string Title => "The vision re-affirmed after a revision";

    internal override void MayChange(SchoolCase school, ref ChangeDays days)
    {
        days.Add(school.Facts.VisionsReaffirmed);
        foreach (var (on, _, _) in school.Agreements.Visions)
        {
            days.Add(on);
            days.Add(school.FirstLived(school.Lived(on) + school.Rules.ReaffirmVision + 1, days.Last));
        }
    }

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        Waiting(school, day) is { } vision && school.LivedBetween(vision.On, day) > school.Rules.ReaffirmVision ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Waiting(school, day) is { } vision
        ? new(
            $"Version {vision.Version} of the vision has held for {school.LivedBetween(vision.On, day)} instructional days; the school has not stood by it yet.",
            [vision.Id, .. school.Facts.VisionsReaffirmed.LastBy(day) is { } last ? [last.Id] : (Guid[])[]])
        : new("The school stands by the vision as it is.", []);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("version", Last(school, day)?.Version),
        new("reaffirmed", school.Facts.VisionsReaffirmed.Where(said => said.On <= day).Select(said => (int?)said.Fact.Version).Max()),
        new("passed", Waiting(school, day) is { } vision ? school.LivedBetween(vision.On, day) : null),
        new("reaffirmVision", school.Rules.ReaffirmVision),
    ];

    /// <summary>The version that holds, when it is a revision since the school's start that the school has not stood by.</summary>
    internal static (DateOnly On, int Version, Guid Id)? Waiting(SchoolCase school, DateOnly day) =>
        Last(school, day) is { Version: >= 2 } vision && vision.On > school.Start
        && !Array.Exists(school.Facts.VisionsReaffirmed, said => said.On <= day && said.Fact.Version >= vision.Version)
            ? vision
            : null;

    private static (DateOnly On, int Version, Guid Id)? Last(SchoolCase school, DateOnly day)
    {
        var visions = school.Agreements.Visions;
        var last = Array.FindLastIndex(visions, vision => vision.On <= day);
        return last < 0 ? null : visions[last];
    }
}
