using Rollout.App.Features.Imports.Json;
using Rollout.Domain;
using Rollout.Domain.Calendar;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.Imports.Calendars;

/// <summary>A school year as a file says it: <c>{year, firstDay, lastDay, terms, closures}</c>.</summary>
internal static class CalendarFile
{
    internal static SchoolYearPublished? Read(JsonSpot file, Rejections rejections)
    {
        if (MemberReader.Of(file, rejections) is not { } members)
            return null;
        var year = new SchoolYearPublished(
            members.Text("year"), members.Day("firstDay"), members.Day("lastDay"),
            members.List("terms", needed: true).Select(item => Term(item, rejections)).OfType<Term>().ToValueList(),
            members.List("closures", needed: true).Select(item => Closure(item, rejections)).OfType<Closure>().ToValueList());
        members.RejectOthers();
        return rejections.Any ? null : year;
    }

    private static Term? Term(JsonSpot item, Rejections rejections)
    {
        if (MemberReader.Of(item, rejections) is not { } members)
            return null;
        var term = new Term(members.Text("name"), members.Day("from"), members.Day("to"));
        members.RejectOthers();
        return term;
    }

    private static Closure? Closure(JsonSpot item, Rejections rejections)
    {
        if (MemberReader.Of(item, rejections) is not { } members)
            return null;
        var closure = new Closure(members.Day("from"), members.Day("to"), members.OptionalText("label"));
        members.RejectOthers();
        return closure;
    }
}
