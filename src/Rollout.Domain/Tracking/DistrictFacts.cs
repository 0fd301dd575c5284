using Rollout.Domain.Calendar;
using Rollout.Domain.Initiatives;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What is known of a district and its initiative at a cut, read once and judged on any day, path and rule set.</summary>
public sealed class DistrictFacts
{
    private DistrictFacts(DistrictHistory history, Cut cut)
    {
        var district = history.District.At(cut);
        var charter = history.Charter.At(cut);
        (Id, Initiative) = (history.Id, history.Initiative);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(
            district.Select(fact => fact.Happened).OfType<DistrictRegistered>().Last().TimeZone);
        Calendar = SchoolCalendar.Of(
            district.Select(fact => fact.Happened).OfType<SchoolYearPublished>(),
            district.Select(fact => fact.Happened).OfType<CalendarDayChanged>());
        Paths =
        [
            .. from fact in charter
               let version = fact.Happened as IPathVersion
               where version is not null
               orderby version.Version
               select new PathVersion(version.Version, version.Path, fact.Id),
        ];
        Agreements = new(charter);
        Schools =
        [
            .. from rollout in history.Rollouts
               let facts = new SchoolFacts(
                   rollout.Key, history.Schools.GetValueOrDefault(rollout.Key, StreamLog.Empty).At(cut), rollout.Value.At(cut))
               where facts.Enrolments.Length > 0
               orderby rollout.Key.Value
               select facts,
        ];
    }

    public DistrictId Id { get; }

    public InitiativeId Initiative { get; }

    /// <summary>The district's time zone: its days are days there.</summary>
    public TimeZoneInfo Zone { get; }

    public SchoolCalendar Calendar { get; }

    /// <summary>Published versions of the path in order.</summary>
    public IReadOnlyList<PathVersion> Paths { get; }

    internal Agreements Agreements { get; }

    /// <summary>Schools on the board: those with a live enrolment, whatever its day; in order of their ids.</summary>
    internal IReadOnlyList<SchoolFacts> Schools { get; }

    /// <summary>The one as-of: what of the history is live at the cut.</summary>
    public static DistrictFacts At(DistrictHistory history, Cut cut) => new(history, cut);
}
