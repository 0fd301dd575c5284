using Rollout.Domain.Calendar;

namespace Rollout.Domain.Tracking;

/// <summary>What is known of a district and its initiative at a cut, read once and judged on any day, path and rule set.</summary>
public sealed class DistrictFacts
{
    private readonly Dictionary<SchoolId, SchoolFacts> _schools;

    private DistrictFacts(DistrictHistory history, Cut cut, DistrictFacts? near)
    {
        (Id, Initiative) = (history.Id, history.Initiative);
        var (district, charter) = (history.District.UpTo(cut), history.Charter.UpTo(cut));
        Frame = near?.Frame is { } frame && frame.IsOf(district, charter) ? frame : new(district, charter);
        var schools = from rollout in history.Rollouts
                      let facts = SchoolFacts.Of(
                          rollout.Key, history.Schools.GetValueOrDefault(rollout.Key, StreamLog.Empty).UpTo(cut), rollout.Value.UpTo(cut),
                          near?._schools.GetValueOrDefault(rollout.Key))
                      orderby rollout.Key.Value
                      select facts;
        _schools = schools.ToDictionary(school => school.Id);
        Schools = [.. _schools.Values.Where(school => school.Enrolments.Length > 0)];
        Unenrolled = [.. _schools.Values.Where(school => school.Enrolments.Length == 0 && school.News.Length > 0)];
    }

    public DistrictId Id { get; }

    public InitiativeId Initiative { get; }

    /// <summary>The district's time zone: its days are days there.</summary>
    public TimeZoneInfo Zone => Frame.Zone;

    public SchoolCalendar Calendar => Frame.Calendar;

    /// <summary>Published versions of the path in order.</summary>
    public IReadOnlyList<PathVersion> Paths => Frame.Paths;

    internal Frame Frame { get; }

    /// <summary>Schools on the board: those with a live enrolment, whatever its day; in order of their ids.</summary>
    internal IReadOnlyList<SchoolFacts> Schools { get; }

    /// <summary>Schools at which people do something and that nobody enrolled; in order of their ids.</summary>
    internal IReadOnlyList<SchoolFacts> Unenrolled { get; }

    /// <summary>The one as-of: what of the history is live at the cut.</summary>
    /// <param name="near">
    /// Facts of the same log at another cut, or of an earlier state of it: what was read from streams of which both hold the same is
    /// shared, not read again.
    /// </param>
    public static DistrictFacts At(DistrictHistory history, Cut cut, DistrictFacts? near = null) => new(history, cut, near);
}
