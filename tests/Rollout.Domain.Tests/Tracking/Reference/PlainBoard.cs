using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>
/// A second reading of the domain, slow and plain on purpose: every day is walked, every fact is looked at again, nothing is kept
/// from one question to the next, and nothing but the events is shared with the assessor it checks.
/// </summary>
internal sealed class PlainBoard
{
    private readonly Dictionary<int, ExpectedPath> _paths = [];
    private readonly List<(SchoolId Id, List<Recorded> Rollout, List<Recorded> School, bool IsAsserted, Dictionary<string, DateOnly?> OnAnyPath)> _schools = [];
    private readonly List<Recorded> _charter;
    private readonly DateOnly _today;

    internal PlainBoard(DistrictHistory history, Coordinates coordinates)
    {
        var log = new PlainLog(coordinates);
        Calendar = new(log.Live(history.District));
        _charter = log.Dated(history.Charter);
        _today = coordinates.EffectiveOn;
        foreach (var version in log.Live(history.Charter).Select(it => it.Happened).OfType<IPathVersion>())
            _paths[version.Version] = version.Path;
        foreach (var (id, rollout) in history.Rollouts)
        {
            var school = history.Schools.GetValueOrDefault(id, StreamLog.Empty);
            if (log.Live(rollout).Any(it => it.Happened is Domain.Rollouts.RolloutEvent.RolloutEnrolled))
            {
                var isAsserted = log.Live(rollout).Concat(log.Live(school)).Any(it => it.AssertedAt is not null);
                _schools.Add((id, log.Dated(rollout), log.Dated(school), isAsserted, []));
            }
        }

        Cases = Judge(coordinates.Path);
        var onOther = _paths.Keys.Order().ToDictionary(path => path, path => Judge(path));
        Rows =
        [
            .. Cases.Select(school => PlainRow.Of(school, Cases) with
                {
                    OtherPaths = [.. onOther.Where(other => other.Key != school.Path).Select(other =>
                        (other.Key, PlainRow.Of(other.Value.Single(it => it.Id == school.Id), other.Value).Status))],
                    IsAsserted = _schools.Single(it => it.Id == school.Id).IsAsserted,
                })
                .OrderBy(row => row.Status)
                .ThenByDescending(row => Steps(row).Any(step => step.Gate))
                .ThenByDescending(row => row.Findings.Max(it => it.Lateness) ?? 0)
                .ThenByDescending(row => Steps(row).Sum(step => step.Weight))
                .ThenBy(row => row.School.Value, StringComparer.Ordinal),
        ];
    }

    internal PlainCalendar Calendar { get; }

    internal IReadOnlyList<PlainCase> Cases { get; }

    internal IReadOnlyList<PlainRow> Rows { get; }

    private List<PlainCase> Judge(int? path) =>
        [.. _schools.Select(it => new PlainCase(it.Id, it.Rollout, it.School, _charter, Calendar, _paths, _today, path, it.OnAnyPath))];

    /// <summary>The distinct milestones a row's findings are about.</summary>
    private List<PlainStep> Steps(PlainRow row) =>
        [.. Cases.Single(it => it.Id == row.School).Steps.Where(step => row.Findings.Any(it => it.Milestone == step.Id))];
}
