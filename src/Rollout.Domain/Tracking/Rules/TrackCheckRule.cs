using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C7a: the day of a track check has passed and it was not held (S2).</summary>
internal sealed class TrackCheckRule : DwelledRule<DistrictCase>
{
    internal override string Id => "C7a";

    internal override string Title => "Track checks held when they were agreed";

    internal override void MayChange(DistrictCase district, ref ChangeDays days)
    {
        days.Add(district.Agreements.ChecksScheduled);
        days.Add(district.Agreements.ChecksHeld);
        foreach (var scheduled in district.Agreements.ChecksScheduled)
            days.Add(district.FirstBeyond(scheduled.Fact.ScheduledFor, district.Rules.CheckGrace, days.Last));
    }

    internal override Tier? Truth(DistrictCase district, DateOnly day) => Missed(district, day).Any() ? Tier.Watch : null;

    internal override Answer Ask(DistrictCase district, DateOnly day)
    {
        var missed = Missed(district, day).ToList();
        return missed.Count == 0
            ? new("No track check is past its day.", [])
            : new(
                string.Join(" ", missed.Select(check =>
                    $"Track check “{check.Fact.Check}” was agreed for {Sentences.On(check.Fact.ScheduledFor)} and has not been held.")),
                [.. missed.Select(check => check.Id)]);
    }

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        .. Open(district, day).Select(check => new Input(check.Fact.Check, check.Fact.ScheduledFor)),
        new("checkGrace", district.Rules.CheckGrace),
    ];

    private static IEnumerable<Dated<TrackCheckScheduled>> Missed(DistrictCase district, DateOnly day) =>
        Open(district, day).Where(check => district.Passed(check.Fact.ScheduledFor, day) > district.Rules.CheckGrace);

    /// <summary>The checks agreed by the day and not held by it, each as it was agreed last.</summary>
    internal static IEnumerable<Dated<TrackCheckScheduled>> Open(DistrictCase district, DateOnly day) =>
        district.Agreements.ChecksScheduled.Where(scheduled => scheduled.On <= day)
            .GroupBy(scheduled => scheduled.Fact.Check, StringComparer.Ordinal).Select(group => group.Last())
            .Where(scheduled => !Array.Exists(district.Agreements.ChecksHeld, held => held.On <= day && held.Fact.Check == scheduled.Fact.Check));
}
