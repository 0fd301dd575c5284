using Rollout.Domain.Initiatives;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>The district's track checks as they stand on the board's day (S2).</summary>
/// <param name="Checks">Those not held first, the next or longest missed before the others; then those held, the latest first.</param>
public sealed record TrackCheckRecord(IReadOnlyList<TrackCheckStanding> Checks)
{
    /// <summary>Every check that was agreed, held or decided at by the day.</summary>
    public static TrackCheckRecord Of(Board board)
    {
        var (district, day) = (board.AsDistrict, board.Day);
        var agreed = district.Agreements;
        var names = agreed.ChecksScheduled.Where(said => said.On <= day).Select(said => said.Fact.Check)
            .Concat(agreed.ChecksHeld.Where(said => said.On <= day).Select(said => said.Fact.Check)).Distinct(StringComparer.Ordinal);
        return new(
        [
            .. names.Select(name => TrackCheckStanding.Of(district, name, day))
                .OrderBy(check => check.Held is not null)
                .ThenBy(check => check.HeldOn is { } held ? -held.DayNumber : check.ScheduledFor!.Value.DayNumber)
                .ThenByDescending(check => check.Held?.Position),
        ]);
    }

    /// <summary>Null when there is none of that name.</summary>
    public TrackCheckStanding? Find(string name) => Checks.FirstOrDefault(check => check.Name == name);

    /// <summary>Those whose packet the school board may read, the latest first.</summary>
    public IEnumerable<TrackCheckStanding> Published => Checks.Where(check => check.Publication is not null);

    /// <summary>The last check held before that one; of one not held, the last held of all. Null when there is none.</summary>
    public TrackCheckStanding? HeldBefore(TrackCheckStanding check)
    {
        var held = Checks.Where(other => other.Held is not null && other.Name != check.Name);
        return check.Held is { } own
            ? held.FirstOrDefault(other => (other.HeldOn!.Value, other.Held!.Position).CompareTo((check.HeldOn!.Value, own.Position)) < 0)
            : held.FirstOrDefault();
    }
}

/// <summary>One track check: agreed, held, what was shown at it and decided.</summary>
/// <param name="ScheduledFor">The day agreed last; null when nobody agreed one.</param>
/// <param name="Held">Null while it was not held.</param>
/// <param name="Packet">What was shown at it; null when nothing was frozen.</param>
/// <param name="Decisions">Made at it, in order; the questions are people's own words.</param>
/// <param name="DaysPast">Instructional days past its day while it was not held; 0 = not late, also on the day itself.</param>
public sealed record TrackCheckStanding(
    string Name, DateOnly? ScheduledFor, Recorded? Scheduled, DateOnly? HeldOn, Recorded? Held, IReadOnlyList<string> Roles, ReportIssued? Packet,
    Recorded? PacketIssued, IReadOnlyList<Recorded> Decisions, int DaysPast)
{
    /// <summary>That the school board may read the packet too, as said last; null while it may not.</summary>
    public Recorded? Publication { get; private init; }

    /// <summary>What it is published as; null while it isn't.</summary>
    public string? PublishedAs => (Publication?.Happened as ReportPublished)?.Title;

    /// <summary>The coordinates at which its view was frozen; null without one.</summary>
    public Coordinates? Shown => Packet?.Shown is { } at ? new(at.Position, at.EffectiveOn, at.KnownAt, at.Path, at.Rules) : null;

    internal static TrackCheckStanding Of(DistrictCase district, string name, DateOnly day)
    {
        var agreed = district.Agreements;
        var scheduled = agreed.ChecksScheduled.LastBy(day, said => said.Check == name);
        var held = agreed.ChecksHeld.LastBy(day, said => said.Check == name);
        var packet = agreed.Reports.LastBy(day, said => said.Check == name && said.Kind == ReportKind.TrackCheck);
        return new(
            name, scheduled?.Fact.ScheduledFor, scheduled?.Recorded, held?.On, held?.Recorded, [.. held?.Fact.Roles ?? []], packet?.Fact, packet?.Recorded,
            [.. agreed.Decisions.Where(said => said.On <= day && said.Fact.Check == name).Select(said => said.Recorded)],
            held is null && scheduled is { } open ? Math.Max(0, district.Passed(open.Fact.ScheduledFor, day)) : 0)
        {
            // What was published is a packet that people had seen, and no later one of that name.
            Publication = packet is { } issued && agreed.Publications.LastBy(day, said => said.Report == issued.Fact.Report)?.Recorded is { } published
                && published.Position > issued.Recorded.Position ? published : null,
        };
    }
}
