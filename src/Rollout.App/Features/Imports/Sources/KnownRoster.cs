using System.Text;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.EventStore;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>The district's schools as recorded, to find those a source names, and who leads them.</summary>
internal sealed class KnownRoster
{
    private readonly IReadOnlyDictionary<SchoolId, StreamLog> _logs;
    private readonly DistrictState _state;

    private KnownRoster(IReadOnlyDictionary<SchoolId, StreamLog> logs, DistrictState state) => (_logs, _state) = (logs, state);

    internal static async Task<KnownRoster> LoadAsync(IEventStore log, DistrictId district, CancellationToken ct)
    {
        if (!(await log.TenantsAsync(ct)).Contains(district.Value))
            return new(new Dictionary<SchoolId, StreamLog>(), DistrictState.Initial);
        var histories = await log.ReadHistoriesAsync(district.Value, null, ["school/"], ct);
        var logs = histories.Streams.ToDictionary(
            history => (StreamId)StreamId.Parse(history.StreamId, null), history => HistoryLines.Parse(Encoding.UTF8.GetBytes(history.Facts)));
        return new(logs.ToDictionary(found => found.Key.AtSchool!.Value, found => found.Value), DistrictState.FromLogs(logs));
    }

    internal bool Has(SchoolId school) => _state.Schools.TryGetValue(school, out var known) && known.IsRegistered;

    internal string NameOf(SchoolId school) => _state.Schools.GetValueOrDefault(school)?.Entry?.Name ?? school.Value;

    /// <summary>What is recorded of who leads the school, withdrawn facts aside.</summary>
    internal IReadOnlyList<Recorded> LeadersOf(SchoolId school) => _logs.TryGetValue(school, out var log)
        ? [.. log.At(Cut.Everything).Where(recorded => recorded.Happened is PrincipalAssigned or PrincipalDeparted)]
        : [];

    /// <summary>The school a source means; null with the reason why nobody can tell.</summary>
    internal (SchoolId? School, string? Fault) Find(ForeignSchool foreign, SourceRequest asked)
    {
        if (asked.Map.TryGetValue(foreign.Id, out var mapped))
            return (mapped, null);
        if (foreign.Federal is { } number && SchoolId.TryParse(number, null, out var federal))
            return (federal, null);
        if (SchoolId.TryParse(foreign.Id, null, out var own) && Has(own))
            return (own, null);
        string[] numbers = [.. new[] { foreign.State, foreign.Id }.OfType<string>().Distinct()];
        var found = _state.Schools.Where(known => known.Value.Entry?.StateId is { } state && numbers.Contains(state)).Select(known => known.Key).ToList();
        return found switch
        {
            [var only] => (only, null),
            [] => (null, $"Which school is '{foreign.Id}'? It is not registered under this number, nor as a state's number: write its 12 federal digits into the file, register it with that state's number, or name it in a table of the columns id,school beside the file (--map at the command line)."),
            _ => (null, $"'{foreign.Id}' is the state's number of {found.Count} schools: name the one that is meant in a table of the columns id,school beside the file (--map at the command line)."),
        };
    }
}
