using Rollout.App.Features.Imports.Lines;
using Rollout.Domain;
using Rollout.EventStore;
using static Rollout.Domain.Districts.DistrictEvent;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>From what a source says to what is recorded: the same for all of them.</summary>
internal sealed record SourceImport(string Name, SourceRequest Asked, IEventStore Log, Recording Recording, TimeProvider Clock, bool IsDry)
{
    internal async Task<ImportOutcome> ImportAsync(SourceRead read, CancellationToken ct)
    {
        if (read.Rejections.Any)
            return Refused(read);
        var roster = await KnownRoster.LoadAsync(Log, Asked.District, ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await Loading.ZoneOfAsync(Log, Asked.District, ct) ?? Asked.Zone);
        var schools = Schools(read, roster);
        var leaders = Leaders(read, roster, schools, zone);
        var needs = Needs(read, roster, zone);
        if (read.Rejections.Any)
            return Refused(read);
        if (read.Lines.Count == 0)
        {
            read.Rejections.Add(0, "", "nothing-to-import", "The files hold nothing of this district that could be imported.");
            return Refused(read);
        }

        var decided = await Recording.RecordManyAsync([SourcePlan.Of(Asked, read, schools, leaders, needs)], IsDry, leaveOutRefused: false, ct);
        var outcome = ImportOutcome.Of(
            decided, new(Districts: 1, schools.Count, read.Lines.Count(line => line.LeftOut is null)) { Labels = read.Lines }, read.Rejections, IsDry,
            (wish, _, field) => (wish.Line, ColumnOf(wish, field)), read.Warnings, at: read.PlaceOf);
        return Told(outcome);
    }

    private static string ColumnOf(Wish wish, string? field) => (wish.Fact, field) is (NeedProfileRecorded, "effectiveOn") ? "from" : field ?? "";

    private Dictionary<SourceSchool, SchoolId> Schools(SourceRead read, KnownRoster roster)
    {
        var found = new Dictionary<SourceSchool, SchoolId>();
        foreach (var row in read.Schools)
        {
            var (school, fault) = roster.Find(row.School, Asked);
            if (school is not { } id)
                read.Reject(row.Number, "", "unknown-school", fault!);
            else if (!roster.Has(id) && id.Value.Length == 12 && !id.Value.StartsWith(Asked.District.Value, StringComparison.Ordinal))
                read.Reject(row.Number, "", "school-of-another-district", $"'{id}' does not begin with the district's number {Asked.District}.");
            else if (found.ContainsValue(id))
                read.Reject(row.Number, "", "duplicate-school", $"School {id} stands in another line already.");
            else
                found.Add(row, id);
        }

        return found;
    }

    private List<Wish> Leaders(SourceRead read, KnownRoster roster, Dictionary<SourceSchool, SchoolId> schools, TimeZoneInfo zone)
    {
        var (wishes, today) = (new List<Wish>(), DistrictDay.Of(Clock.GetUtcNow(), zone));
        var ofFile = schools.GroupBy(school => school.Key.School.Id).ToDictionary(rows => rows.Key, rows => rows.First().Value);
        foreach (var row in read.Leaders)
        {
            var (school, fault) = ofFile.TryGetValue(row.School.Id, out var there) ? (there, null) : roster.Find(row.School, Asked);
            if (school is not { } id)
            {
                read.Reject(row.Number, "", "unknown-school", fault!);
                continue;
            }

            if (!roster.Has(id) && !schools.ContainsValue(id))
            {
                read.Reject(row.Number, "", "unknown-school", $"School {id} is not registered here: import its roster first.");
                continue;
            }

            var asOf = row.AsOf ?? (Asked.AsOf is { } day ? new SourceMoment(day) : null);
            var (facts, leftOut) = LeaderPlan.Of(row with { AsOf = asOf }, roster.LeadersOf(id), zone, today);
            if (leftOut is not null)
                read.LeaveOut(row.Number, leftOut);
            wishes.AddRange(facts.Select(fact => new Wish(row.Number, new StreamId.School(id), fact, Asserted: SourceMark.Of(Name, asOf, zone))));
        }

        return wishes;
    }

    private List<Wish> Needs(SourceRead read, KnownRoster roster, TimeZoneInfo zone)
    {
        var (wishes, said, today) = (new List<Wish>(), new HashSet<(SchoolId, DateOnly)>(), DistrictDay.Of(Clock.GetUtcNow(), zone));
        foreach (var row in read.Needs)
        {
            var (school, fault) = roster.Find(row.School, Asked);
            var from = row.From ?? Asked.AsOf ?? today;
            if (school is not { } id)
                read.Reject(row.Number, "school", "unknown-school", fault!);
            else if (!said.Add((id, from)))
                read.Reject(row.Number, "school", "duplicate-school", $"School {id} stands in another line already.");
            else
                wishes.Add(new(row.Number, new StreamId.District(), new NeedProfileRecorded(from, id, row.Quartile)));
        }

        return wishes;
    }

    private ImportOutcome Refused(SourceRead read) => Told(ImportOutcome.Refused(read.Rejections, IsDry) with { Warnings = read.Warnings });

    /// <summary>A source says line by line what it would change, in text and in JSON.</summary>
    private ImportOutcome Told(ImportOutcome outcome) => outcome with
    {
        Changes = outcome.Lines.Select(Line),
        Answer = IsDry ? outcome.Answer with { Lines = outcome.Lines } : outcome.Answer,
    };

    private static string Line(LineChange line) =>
        $"{line.File}{(line.File is null ? "" : ", ")}line {line.Line}, {Words(line.Fate)}: {line.Says}";

    private static string Words(LineFate fate) => fate switch
    {
        LineFate.New => "new",
        LineFate.Changed => "changed",
        LineFate.Unchanged => "unchanged",
        LineFate.LeftOut => "left out",
        LineFate.Rejected => "rejected",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
