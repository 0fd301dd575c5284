using Rollout.Domain.Districts;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Schools;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>What counts at a cut (domain.md 4a, frame and cut), asked event by event.</summary>
internal sealed class PlainLog(long position, DateTimeOffset known)
{
    internal PlainLog(Coordinates coordinates) : this(coordinates.Position, coordinates.KnownAt) { }

    internal List<Recorded> Live(StreamLog stream) =>
        [.. stream.Events.Where(IsKnown).Where(it => it.Happened is not Correction && !IsWithdrawn(stream, it.Id))];

    /// <summary>Live dated events in the one order of ties: effective day, then place in the log.</summary>
    internal List<Recorded> Dated(StreamLog stream) =>
        [.. Live(stream).Where(it => it.Happened is IDated).OrderBy(On).ThenBy(it => it.Position)];

    internal static DateOnly On(Recorded it) => ((IDated)it.Happened).EffectiveOn;

    private bool IsKnown(Recorded it) => it.Position <= position && (IsFrame(it.Happened) || (it.AssertedAt ?? it.LoggedAt) <= known);

    private bool IsWithdrawn(StreamLog stream, Guid id) =>
        stream.Events.Any(it => IsKnown(it) && it.Happened is Correction.EventWithdrawn withdrawal && withdrawal.Event == id);

    /// <summary>School years, path versions, the roster and registrations: the known cut doesn't hide them.</summary>
    private static bool IsFrame(DomainEvent happened) => happened
        is DistrictEvent.SchoolYearPublished or DistrictEvent.DistrictRegistered
        or InitiativeEvent.ExpectedPathPublished or InitiativeEvent.ExpectedPathRevised or InitiativeEvent.InitiativeChartered
        or SchoolEvent.SchoolRegistered or SchoolEvent.SchoolRenamed or SchoolEvent.SchoolDetailsChanged
        or SchoolEvent.SchoolStatusChanged or SchoolEvent.SchoolClosed or SchoolEvent.SchoolReopened or SchoolEvent.SchoolMerged;
}
