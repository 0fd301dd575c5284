using Rollout.Domain.Calendar;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>
/// School years of Ed-Fi: the first and last school day and what is closed between, from the dates of a calendar; the terms from its
/// sessions. A district has one calendar here, so those of its schools must agree, or one is chosen.
/// </summary>
internal sealed class EdFiCalendar(SourceRead read, SourceRequest asked)
{
    private static readonly HashSet<string> SchoolDays = ["Instructional day", "Make-up day", "Student late arrival/early dismissal"];

    private readonly List<Session> _sessions = [];
    private readonly List<Date> _dates = [];

    internal void AddSession(EdFiElement session)
    {
        if (Needed(session, "SessionName") is not { } name || Needed(session, "SchoolYear") is not { } year
            || Day(session, "BeginDate") is not { } begin || Day(session, "EndDate") is not { } end)
        {
            return;
        }

        _sessions.Add(new(session.File, session.Line, year, session.Text("SchoolId") ?? "", new(name, begin, end)));
    }

    internal void AddDate(EdFiElement date)
    {
        var kinds = date.Codes("CalendarEvent").Concat(date.Codes("CalendarEventDescriptor")).ToList();
        if (Day(date, "Date") is not { } day || Needed(date, "SchoolYear") is not { } year)
            return;
        if (kinds.Count == 0)
            read.Reject(date.File, date.Line, "CalendarEvent", "missing-value", "The date has no CalendarEvent.");
        else
            _dates.Add(new(date.File, date.Line, year, (date.Text("CalendarCode") ?? "", date.Text("SchoolId") ?? ""), day, kinds.FirstOrDefault(SchoolDays.Contains) ?? kinds[0]));
    }

    internal void Finish()
    {
        foreach (var year in _dates.Select(date => date.Year).Concat(_sessions.Select(session => session.Year)).Distinct().Order(StringComparer.Ordinal))
            Add(year);
    }

    private void Add(string year)
    {
        var calendars = _dates.Where(date => date.Year == year && (asked.Calendar is null || date.Calendar.Code == asked.Calendar))
            .GroupBy(date => date.Calendar).Select(dates => (dates.Key, Days: dates.OrderBy(date => date.Day).ToList())).ToList();
        var school = asked.Calendar is null ? null : calendars.Select(calendar => calendar.Key.School).FirstOrDefault();
        var sessions = _sessions.Where(session => session.Year == year && (school is null || session.School == school)).ToList();
        if (calendars.Count == 0 && sessions.Count == 0)
            return;
        if (calendars.Select(calendar => string.Join(' ', calendar.Days.Select(date => $"{date.Day} {date.Kind}"))).Distinct().Count() > 1)
        {
            read.Rejections.Add(0, "--calendar", "several-calendars", $"The calendars of {year} differ ({string.Join(", ", calendars.Select(calendar => calendar.Key.Code).Distinct().Take(10))}): say which is the district's by its CalendarCode.");
            return;
        }

        foreach (var one in sessions.GroupBy(session => session.Term.Name).Where(same => same.Select(session => session.Term).Distinct().Count() > 1))
            read.Reject(one.Last().File, one.Last().Line, "SessionName", "several-sessions", $"“{one.Key}” has other days at another school: a district has one calendar here.");
        var terms = sessions.Select(session => session.Term).Distinct().OrderBy(term => term.From).ToList();
        if (!read.Rejections.Any)
            Add(year, calendars.Select(calendar => calendar.Days).FirstOrDefault() ?? [], sessions, terms);
    }

    private void Add(string said, List<Date> dates, List<Session> sessions, List<Term> terms)
    {
        var (file, line) = dates.Count > 0 ? (dates[0].File, dates[0].Line) : (sessions[0].File, sessions[0].Line);
        var school = dates.Where(date => SchoolDays.Contains(date.Kind)).Select(date => date.Day).ToHashSet();
        var first = school.Concat(terms.Select(term => term.From)).DefaultIfEmpty(dates.Select(date => date.Day).FirstOrDefault()).Min();
        var last = school.Concat(terms.Select(term => term.To)).DefaultIfEmpty(dates.Select(date => date.Day).LastOrDefault()).Max();
        var name = SourceYears.NameOf(said, first, last);
        var weekdays = Between(first, last).Where(IsWeekday).ToList();
        // A calendar that lists every day says by what it leaves out, too; one that lists few says only what it lists.
        var listsAll = weekdays.Count(school.Contains) * 2 > weekdays.Count;
        if (listsAll)
            (first, last) = (school.Min(), school.Max());
        var kinds = dates.GroupBy(date => date.Day).ToDictionary(same => same.Key, same => same.First().Kind);
        var closed = Between(first, last).Where(IsWeekday).Where(day => !school.Contains(day) && (listsAll || kinds.ContainsKey(day)));
        read.Years.Add(new(
            read.Add(file, line, $"school year {name}"), name, first, last, terms,
            dates.Count == 0 ? null : [.. Closures(closed, kinds)]));
        foreach (var weekend in school.Where(day => !IsWeekday(day)).Order())
            read.Warnings.Add($"{file}: {weekend:yyyy-MM-dd} is a school day on a weekend; record it as a changed day of the calendar (weekend-school-day)");
    }

    /// <summary>Days that follow each other, weekends aside, for one reason are one closure.</summary>
    private static IEnumerable<Closure> Closures(IEnumerable<DateOnly> closed, Dictionary<DateOnly, string> kinds)
    {
        Closure? open = null;
        foreach (var day in closed)
        {
            var label = kinds.GetValueOrDefault(day);
            if (open is not null && open.Label == label && Between(open.To.AddDays(1), day.AddDays(-1)).All(between => !IsWeekday(between)))
            {
                open = open with { To = day };
                continue;
            }

            if (open is not null)
                yield return open;
            open = new(day, day, label);
        }

        if (open is not null)
            yield return open;
    }

    private string? Needed(EdFiElement element, string name)
    {
        if (element.Text(name) is { } text)
            return text;
        read.Reject(element.File, element.Line, name, "missing-value", $"The {element.Element.Name.LocalName} has no {name}.");
        return null;
    }

    private DateOnly? Day(EdFiElement element, string name)
    {
        if (Needed(element, name) is not { } text)
            return null;
        var (day, fault) = SourceDay.Read(text, asked.MonthFirst);
        if (fault is not null)
            read.Reject(element.File, element.Line, name, "bad-day", fault);
        return day;
    }

    private static IEnumerable<DateOnly> Between(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            yield return day;
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private sealed record Session(string File, int Line, string Year, string School, Term Term);

    private sealed record Date(string File, int Line, string Year, (string Code, string School) Calendar, DateOnly Day, string Kind);
}
