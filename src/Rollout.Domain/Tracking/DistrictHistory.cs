using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>The log of one district as far as one initiative needs it: everything an answer may rest on, nothing judged yet.</summary>
/// <param name="Head">Position of the district's last event.</param>
/// <param name="District">The stream <c>district</c>.</param>
/// <param name="Charter">The stream <c>initiative/{slug}</c>.</param>
/// <param name="Schools">The streams <c>school/{id}</c>.</param>
/// <param name="Rollouts">The streams <c>rollout/{slug}/{id}</c>.</param>
public sealed record DistrictHistory(
    DistrictId Id, InitiativeId Initiative, long Head, StreamLog District, StreamLog Charter,
    IReadOnlyDictionary<SchoolId, StreamLog> Schools, IReadOnlyDictionary<SchoolId, StreamLog> Rollouts)
{
    /// <summary>Every stream of the history.</summary>
    public IEnumerable<StreamLog> Streams => Schools.Values.Concat(Rollouts.Values).Prepend(Charter).Prepend(District);

    /// <summary>The rule sets there are at the position, version 1 first, each with the day from which it rules.</summary>
    public IReadOnlyList<(RuleSet Rules, DateOnly From)> RuleSetsAt(long position) =>
    [
        (RuleSet.Version1, DateOnly.MinValue),
        .. Charter.At(new(position, DateTimeOffset.MaxValue)).Select(fact => fact.Happened).OfType<RuleSetAdopted>()
            .Select(adopted => (RuleSet.Of(adopted), adopted.EffectiveOn)),
    ];

    /// <summary>The rule set in force: of those that rule by the day, the one adopted last.</summary>
    public RuleSet RulesInForce(long position, DateOnly day) => RuleSetsAt(position).Last(known => known.From <= day).Rules;

    /// <summary>
    /// The smallest cut that holds the same events: answers at two cuts that narrow to the same one differ in nothing but the
    /// coordinates they state, also when the log has grown between them.
    /// </summary>
    public Cut Narrowed(Cut cut) => Streams.Aggregate(Cut.Nothing, (narrowed, stream) => narrowed.Or(stream.Narrowed(cut)));

    /// <summary>
    /// The history with what was recorded since. Streams in which nothing was said are shared with this one; streams of other
    /// initiatives are left out.
    /// </summary>
    /// <param name="head">Position of the last of the later events.</param>
    /// <param name="later">By stream, in log order.</param>
    public DistrictHistory With(long head, IEnumerable<KeyValuePair<StreamId, List<Recorded>>> later)
    {
        var (district, charter) = (District, Charter);
        var (schools, rollouts) = (new Dictionary<SchoolId, StreamLog>(Schools), new Dictionary<SchoolId, StreamLog>(Rollouts));
        foreach (var (stream, events) in later)
        {
            switch (stream)
            {
                case StreamId.District:
                    district = district.With(events);
                    break;
                case StreamId.Initiative charters when charters.Id == Initiative:
                    charter = charter.With(events);
                    break;
                case StreamId.School school:
                    schools[school.Id] = schools.GetValueOrDefault(school.Id, StreamLog.Empty).With(events);
                    break;
                case StreamId.Rollout rollout when rollout.InitiativeId == Initiative:
                    rollouts[rollout.SchoolId] = rollouts.GetValueOrDefault(rollout.SchoolId, StreamLog.Empty).With(events);
                    break;
                default:
                    break;
            }
        }

        return this with { Head = head, District = district, Charter = charter, Schools = schools, Rollouts = rollouts };
    }
}
