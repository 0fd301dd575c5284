using System.Globalization;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Calendar;
using Rollout.Domain.Schools;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Features.Imports.Lines;

/// <summary>What a fact changes, from what to what.</summary>
internal static class ChangeWords
{
    internal static string Of(DistrictState before, StreamId stream, DomainEvent happened) => (stream, happened) switch
    {
        (_, DistrictRegistered e) => $"the district is registered as {e.Name}, its days are those of {e.TimeZone}",
        (_, SchoolYearPublished e) => OfYear(before.District.Years.GetValueOrDefault(e.Year), e),
        (_, NeedProfileRecorded e) => $"{OfNeed(before.District.NeedOf(e.School, e.EffectiveOn)?.Quartile, e.Quartile)}, from {Words.Iso(e.EffectiveOn)}",
        (StreamId.School at, SchoolEvent e) => OfSchool(before.Schools.GetValueOrDefault(at.Id, School.Initial), e),
        _ => $"{EventCodec.Alias(happened)} in {stream}",
    };

    private static string OfYear(SchoolYearPublished? before, SchoolYearPublished year) => before is null
        ? $"new, {Words.Iso(year.FirstDay)} to {Words.Iso(year.LastDay)}, {Words.Many(year.Terms.Count, "term")}, {Words.Many(year.Closures.Count, "closure")}"
        : Differences(
            ("first day", Words.Iso(before.FirstDay), Words.Iso(year.FirstDay)), ("last day", Words.Iso(before.LastDay), Words.Iso(year.LastDay)),
            ("terms", Listed(before.Terms.Select(term => $"{term.Name} {Words.Iso(term.From)} to {Words.Iso(term.To)}")),
                Listed(year.Terms.Select(term => $"{term.Name} {Words.Iso(term.From)} to {Words.Iso(term.To)}"))),
            ("closures", Listed(before.Closures.Select(Closed)), Listed(year.Closures.Select(Closed))));

    private static string OfSchool(School before, SchoolEvent happened) => happened switch
    {
        SchoolRegistered e => $"new{And(e.Level)}{And(Grades(e.LowGrade, e.HighGrade) is { } grades ? $"grades {grades}" : null)}{And(e.StateId is null ? null : $"state number {e.StateId}")}",
        SchoolRenamed e => Difference("name", before.Entry?.Name, e.Name),
        SchoolDetailsChanged e => Differences(
            ("level", before.Entry?.Level, e.Level), ("grades", Grades(before.Entry?.LowGrade, before.Entry?.HighGrade), Grades(e.LowGrade, e.HighGrade)),
            ("charter", Charter(before.Entry?.Charter), Charter(e.Charter)), ("state number", before.Entry?.StateId, e.StateId)),
        SchoolStatusChanged e => Difference("status", StatusOf(before), $"{e.Status}".ToLowerInvariant()),
        SchoolClosed { MovedTo: { } there } => $"closed: it is {there} in another district",
        SchoolClosed => Difference("status", StatusOf(before), "closed"),
        SchoolReopened => Difference("status", StatusOf(before), "open"),
        SchoolMerged e => $"merged into {e.Into}",
        PrincipalAssigned e => $"{e.Person} leads it from {Words.Iso(e.EffectiveOn)}",
        PrincipalDeparted e => $"{e.Person} no longer leads it from {Words.Iso(e.EffectiveOn)}",
        _ => EventCodec.Alias(happened),
    };

    /// <summary>The same again where another row of the file speaks of the days between.</summary>
    private static string OfNeed(int? before, int quartile) =>
        before == quartile ? $"quartile {quartile}" : Difference("quartile", before?.ToString(CultureInfo.InvariantCulture), $"{quartile}");

    private static string? StatusOf(School school) => school.IsRegistered ? school.Gone is null ? $"{school.Status}".ToLowerInvariant() : "closed" : null;

    private static string? Grades(string? low, string? high) => (low, high) is ({ } from, { } to) ? $"{from} to {to}" : low ?? high;

    private static string? Charter(bool? charter) => charter switch
    {
        true => "yes",
        false => "no",
        null => null,
    };

    private static string And(string? more) => more is null ? "" : $", {more}";

    private static string? Listed(IEnumerable<string> parts) => parts.ToList() is { Count: > 0 } all ? string.Join(", ", all) : null;

    private static string Closed(Closure closure) =>
        $"{closure.Label ?? "closed"} {Words.Iso(closure.From)}{(closure.From == closure.To ? "" : $" to {Words.Iso(closure.To)}")}";

    private static string Differences(params (string What, string? From, string? To)[] parts) =>
        string.Join("; ", parts.Where(part => part.From != part.To).Select(part => Difference(part.What, part.From, part.To)));

    private static string Difference(string what, string? from, string? to) => from is null ? $"{what} {to}" : $"{what} {from} → {to ?? "none"}";
}
