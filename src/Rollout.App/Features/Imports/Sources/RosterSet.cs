using Rollout.App.Features.Imports.Schools;
using Rollout.Domain.Calendar;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>
/// Reads orgs.csv, academicSessions.csv and, of roles.csv, the rows whose role is principal; of users.csv only whether those are enabled.
/// No student's row is read.
/// </summary>
internal sealed class RosterSet(RosterDialect dialect, SourceFiles files, SourceRequest asked)
{
    private const string Principal = "principal";

    private readonly SourceRead _read = new();
    private readonly Dictionary<string, ForeignSchool> _schools = [];
    private readonly HashSet<string> _others = [];

    internal async Task<SourceRead> ReadAsync(CancellationToken ct)
    {
        var sent = await SentAsync(ct);
        if (sent("orgs") && await RowsAsync("orgs.csv", ["sourcedId", "name", "type"], ct) is { } orgs)
            orgs.Rows.ToList().ForEach(row => AddOrg(row, orgs.Table));
        if (sent("academicSessions") && await RowsAsync("academicSessions.csv", ["sourcedId", "title", "type", "startDate", "endDate"], ct) is { } sessions)
            AddYears(sessions.Rows, sessions.Table);
        if (sent("roles") && await RowsAsync("roles.csv", ["userSourcedId", "role", "orgSourcedId"], ct) is { } roles)
        {
            var principals = roles.Rows.Where(row => row["role"].Equals(Principal, StringComparison.OrdinalIgnoreCase)).ToList();
            var disabled = await DisabledAsync([.. principals.Select(row => row["userSourcedId"])], ct);
            principals.ForEach(row => AddRole(row, roles.Table, disabled));
        }

        if (!files.Names.Any(name => RosterDialect.Files.Contains(name)))
            _read.Rejections.Add(0, "", "missing-file", "There is no orgs.csv, academicSessions.csv or roles.csv in it.");
        return _read;
    }

    /// <summary>Whether the manifest says that a file was sent; without one, whatever is there was.</summary>
    private async Task<Func<string, bool>> SentAsync(CancellationToken ct)
    {
        if (await RowsAsync("manifest.csv", ["propertyName", "value"], ct) is not { } manifest)
            return _ => true;
        var said = manifest.Rows.GroupBy(row => row["propertyName"]).ToDictionary(rows => rows.Key, rows => rows.First());
        if (said.TryGetValue("oneroster.version", out var version) && version["value"] is not "1.2")
            _read.Reject("manifest.csv", version.Line, "value", "unsupported-version", $"This is OneRoster {version["value"]}: export it as 1.2, whose roles.csv says who leads a school.");
        return file => !said.TryGetValue($"file.{file}", out var mode) || !mode["value"].Equals("absent", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(IReadOnlyList<CsvRow> Rows, SourceTable Table)?> RowsAsync(string file, IReadOnlyList<string> needed, CancellationToken ct)
    {
        if (files.Find(file) is not { } found)
            return null;
        found.Dispose();
        var table = new SourceTable(file, _read, asked);
        return (await table.RowsAsync(files, needed, ct), table);
    }

    private void AddOrg(CsvRow row, SourceTable table)
    {
        if (table.Needed(row, "sourcedId") is not { } id || table.Name(row, "name") is not { } name || table.Needed(row, "type") is not { } type)
            return;
        if (!type.Equals("school", StringComparison.OrdinalIgnoreCase))
        {
            _others.Add(id);
            if (type.Equals("district", StringComparison.OrdinalIgnoreCase))
                _read.DistrictName ??= name;
            return;
        }

        var school = SchoolOf(id, row.Optional("metadata.ncesId") ?? row.Optional("identifier"));
        if (!_schools.TryAdd(id, school))
            _read.Reject(table.File, row.Line, "sourcedId", "duplicate-id", $"Another line has the sourcedId '{id}' already.");
        else if (IsLetGo(row))
            _read.Add(table.File, row.Line, $"{name} ({id})", "inactive: left out; whether a school is closed, its roster says (import schools)");
        else
            _read.Schools.Add(new(_read.Add(table.File, row.Line, $"{name} ({id})"), school, name));
    }

    /// <summary>In OneRoster an identifier of 12 digits is the federal number, any other the state's.</summary>
    private static ForeignSchool SchoolOf(string id, string? identifier) => identifier is { Length: 12 } && identifier.All(char.IsAsciiDigit)
        ? new(id, Federal: identifier)
        : new(id, State: identifier);

    private void AddYears(IReadOnlyList<CsvRow> rows, SourceTable table)
    {
        var sessions = rows.Select(row => SessionOf(row, table)).OfType<Session>().ToList();
        foreach (var year in sessions.Where(session => session.Type.Equals("schoolYear", StringComparison.OrdinalIgnoreCase)))
        {
            var terms = sessions.Where(session => session.Parent == year.Id && session.Type.ToUpperInvariant() is "TERM" or "SEMESTER").ToList();
            var name = SourceYears.NameOf(year.SchoolYear, year.First, year.Last);
            _read.Years.Add(new(
                _read.Add(table.File, year.Line, $"school year {name}"), name, year.First, year.Last,
                [.. terms.OrderBy(term => term.First).Select(term => new Term(term.Title, term.First, term.Last))], Closures: null));
            _read.Warnings.Add($"{table.File}, line {year.Line}: the source knows no days without school; those recorded stay, others are to be imported with the calendar (no-closures)");
        }
    }

    private Session? SessionOf(CsvRow row, SourceTable table)
    {
        var days = table.Day(row, "startDate", out var first) & table.Day(row, "endDate", out var end);
        if (table.Needed(row, "sourcedId") is not { } id || table.Name(row, "title") is not { } title || table.Needed(row, "type") is not { } type
            || table.Needed(row, "startDate") is null || table.Needed(row, "endDate") is null || !days)
        {
            return null;
        }

        if (!IsLetGo(row))
            return new(row.Line, id, title, type, first!.Value, dialect.EndsAreExcluded ? end!.Value.AddDays(-1) : end!.Value, row.Optional("parentSourcedId"), row.Optional("schoolYear"));
        _read.Add(table.File, row.Line, $"{type} {title}", "inactive: left out");
        return null;
    }

    private void AddRole(CsvRow row, SourceTable table, HashSet<string> disabled)
    {
        var days = table.Day(row, dialect.RoleBegin, out var begin) & table.Day(row, dialect.RoleEnd, out var end) & table.Moment(row, "dateLastModified", out var modified);
        if (table.Needed(row, "orgSourcedId") is not { } org || table.Person(row, "userSourcedId") is not { } person || !days)
            return;
        var about = $"{person} at {org}";
        if (_others.Contains(org))
        {
            _read.Add(table.File, row.Line, about, "leads no school but an office: left out");
            return;
        }

        if (disabled.Contains(row["userSourcedId"]))
        {
            _read.Add(table.File, row.Line, about, "the user is not enabled: left out");
            return;
        }

        var gone = end is { } last && !dialect.EndsAreExcluded ? last.AddDays(1) : end;
        if (gone <= begin)
            _read.Reject(table.File, row.Line, dialect.RoleEnd, "end-before-begin", "The role ends before it begins: correct one of the days.");
        else
            _read.Leaders.Add(new(_read.Add(table.File, row.Line, about), _schools.GetValueOrDefault(org) ?? new(org), person, begin, gone, IsLetGo(row), modified));
    }

    /// <summary>Of these users, those that the source says are not enabled.</summary>
    private async Task<HashSet<string>> DisabledAsync(HashSet<string> users, CancellationToken ct) =>
        users.Count > 0 && await RowsAsync("users.csv", ["sourcedId"], ct) is { } table
            ? [.. table.Rows.Where(row => users.Contains(row["sourcedId"]) && (row.Optional("enabledUser")?.Equals("false", StringComparison.OrdinalIgnoreCase) is true || IsLetGo(row)))
                .Select(row => row["sourcedId"])]
            : [];

    private static bool IsLetGo(CsvRow row) => row.Optional("status") is { } status && !status.Equals("active", StringComparison.OrdinalIgnoreCase);

    private sealed record Session(int Line, string Id, string Title, string Type, DateOnly First, DateOnly Last, string? Parent, string? SchoolYear);
}
