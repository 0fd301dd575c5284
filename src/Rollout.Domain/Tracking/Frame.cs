using Rollout.Domain.Calendar;
using Rollout.Domain.Initiatives;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What holds for all schools alike: the district's days, the versions of the path and what was agreed.</summary>
internal sealed class Frame
{
    private readonly (Extract District, Extract Charter) _source;

    internal Frame(Extract district, Extract charter)
    {
        _source = (district, charter);
        var (ofDistrict, ofCharter) = (district.Facts, charter.Facts);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(
            ofDistrict.Select(fact => fact.Happened).OfType<DistrictRegistered>().Last().TimeZone);
        Calendar = SchoolCalendar.Of(
            ofDistrict.Select(fact => fact.Happened).OfType<SchoolYearPublished>(),
            ofDistrict.Select(fact => fact.Happened).OfType<CalendarDayChanged>());
        Paths =
        [
            .. from fact in ofCharter
               let version = fact.Happened as IPathVersion
               where version is not null
               orderby version.Version
               select new PathVersion(version.Version, version.Path, fact.Id),
        ];
        Published = [.. ofCharter.Where(fact => fact.Happened is IPathVersion).Select(fact => (fact, Days.Of(fact.RecordedAt, Zone)))];
        Agreements = new(ofCharter);
        Planning = new(ofDistrict);
    }

    internal TimeZoneInfo Zone { get; }

    internal SchoolCalendar Calendar { get; }

    internal IReadOnlyList<PathVersion> Paths { get; }

    /// <summary>The versions as they were recorded, in log order, each with the district's day of it.</summary>
    internal IReadOnlyList<(Recorded Recorded, DateOnly On)> Published { get; }

    internal Agreements Agreements { get; }

    /// <summary>Which tools the district lets schools use; sorted out when somebody asks.</summary>
    internal ToolRegister Tools => field ??= new(_source.District.Facts);
    internal Planning Planning { get; }
    /// <summary>What the district asked itself about its stage; sorted out when somebody asks.</summary>
    internal SelfAssessments SelfAssessments => field ??= new(_source.District.Facts);

    internal bool IsOf(Extract district, Extract charter) => _source == (district, charter);
}
