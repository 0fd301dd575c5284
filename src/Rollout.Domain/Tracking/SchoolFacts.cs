using Rollout.Domain.Rollouts;
using static Rollout.Domain.Rollouts.RolloutEvent;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What is known of one enrolled school at a cut, sorted by kind; every list is in effective order.</summary>
internal sealed class SchoolFacts
{
    private readonly (Extract School, Extract Rollout) _source;
    private readonly Dictionary<string, Dated<TouchpointDelivered>[]> _touchpointsOf;

    private SchoolFacts(SchoolId id, Extract ofSchool, Extract ofRollout)
    {
        (Id, _source) = (id, (ofSchool, ofRollout));
        var (school, rollout) = (ofSchool.Facts, ofRollout.Facts);
        All = rollout.InEffectiveOrder();
        IsAsserted = rollout.Concat(school).Any(fact => fact.IsAsserted);
        (Name, Level, IsClosed) = OnTheRoster(id, school);

        Enrolments = All.Of<RolloutEnrolled>();
        Assignments = [.. All.Where(fact => fact.Happened is RolloutEnrolled or PathAssigned)];
        Withdrawals = All.Of<RolloutWithdrawn>();
        Pauses = new(All.Select(fact => fact.Happened).OfType<RolloutEvent>());
        News = [.. All.Where(fact => fact.Happened is not INotNews)];
        Reached = EarliestReached(All.Of<MilestoneReached>());
        Verifications = All.Of<MilestoneVerified>();
        Meetings = All.Of<KeyMeetingHeld>();
        Performances = All.Of<ResponsibilityPerformed>();
        Commitments = Commitment.Register(All);
        Reaffirmations = All.Of<CommitmentReaffirmed>();
        var touchpoints = All.Of<TouchpointDelivered>();
        TwoWayTouchpoints = Array.FindAll(touchpoints, touchpoint => touchpoint.Fact.TwoWay);
        _touchpointsOf = touchpoints.GroupBy(touchpoint => touchpoint.Fact.Group, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        Readings = [.. All.Of<IndicatorReadingRecorded>().Where(reading => reading.Fact.Subgroup is null)];

        var leaders = school.InEffectiveOrder();
        PrincipalsAssigned = leaders.Of<PrincipalAssigned>();
        PrincipalsDeparted = leaders.Of<PrincipalDeparted>();
    }

    internal SchoolId Id { get; }

    internal string Name { get; }

    /// <summary>As the roster has it; null when it says none.</summary>
    internal string? Level { get; }

    internal bool IsClosed { get; }

    /// <summary>Whether any live event of the school's streams carries an asserted time.</summary>
    internal bool IsAsserted { get; }

    internal Recorded[] All { get; }

    internal Dated<RolloutEnrolled>[] Enrolments { get; }

    /// <summary>Enrolments and path assignments together: each names a path version.</summary>
    internal Recorded[] Assignments { get; }

    internal Dated<RolloutWithdrawn>[] Withdrawals { get; }

    internal Pauses Pauses { get; }

    /// <summary>What people at or for the school reported: the human events of rule R4.</summary>
    internal Recorded[] News { get; }

    /// <summary>Per milestone the earliest day it was reached.</summary>
    internal Dictionary<MilestoneId, Dated<MilestoneReached>> Reached { get; }

    internal Dated<MilestoneVerified>[] Verifications { get; }

    internal Dated<KeyMeetingHeld>[] Meetings { get; }

    internal Dated<ResponsibilityPerformed>[] Performances { get; }

    internal IReadOnlyList<Commitment> Commitments { get; }

    internal Dated<CommitmentReaffirmed>[] Reaffirmations { get; }

    /// <summary>Touchpoints at which people could answer.</summary>
    internal Dated<TouchpointDelivered>[] TwoWayTouchpoints { get; }

    /// <summary>Readings of the whole school; subgroups are left out.</summary>
    internal Dated<IndicatorReadingRecorded>[] Readings { get; }

    /// <summary>The same without scores of its readiness, which come before anybody begins.</summary>
    internal Recorded[] Activity => field ??= Array.FindAll(News, fact => fact.Happened is not ReadinessAssessed);

    // What only checks ask for is sorted out when one does.
    internal Dated<PracticesDefined>[] Practices => field ??= All.Of<PracticesDefined>();

    internal Dated<NeedIdentified>[] Needs => field ??= All.Of<NeedIdentified>();

    internal Dated<ReadinessAssessed>[] Readiness => field ??= All.Of<ReadinessAssessed>();

    internal Dated<VisionReaffirmed>[] VisionsReaffirmed => field ??= All.Of<VisionReaffirmed>();

    internal Dated<CommitmentMade>[] CommitmentsMade => field ??= All.Of<CommitmentMade>();

    internal Dated<OptInCountRecorded>[] OptIns => field ??= All.Of<OptInCountRecorded>();

    internal Dated<DevicesDeployed>[] Deployments => field ??= All.Of<DevicesDeployed>();

    internal Dated<BreakageReported>[] Breakages => field ??= All.Of<BreakageReported>();

    internal Dated<PlanAccepted>[] PlansAccepted => field ??= All.Of<PlanAccepted>();

    internal Dated<ToolUsed>[] ToolsUsed => field ??= All.Of<ToolUsed>();

    internal Dated<IndicatorReadingRecorded>[] AllReadings => field ??= All.Of<IndicatorReadingRecorded>();

    /// <summary>Readings of the phase before, of whole schools and of subgroups.</summary>
    internal Dated<IndicatorReadingRecorded>[] ReadingsBefore => field ??= Array.FindAll(AllReadings, reading => reading.Fact.Phase is ReadingPhase.Before);

    /// <summary>How far subgroups are from their school.</summary>
    internal GapSeries[] Gaps => field ??= ReadingGap.Register(AllReadings);

    internal Dated<StoryPublished>[] Stories => field ??= All.Of<StoryPublished>();

    internal Dated<TouchpointDelivered>[] Touchpoints => field ??= All.Of<TouchpointDelivered>();

    /// <summary>Touchpoints that carried a core message.</summary>
    internal Dated<TouchpointDelivered>[] CoreTouchpoints => field ??= Array.FindAll(Touchpoints, touchpoint => touchpoint.Fact.Core is true);

    internal Dated<TouchpointPlanned>[] TouchpointsPlanned => field ??= All.Of<TouchpointPlanned>();

    internal Dated<TouchpointMissed>[] TouchpointsMissed => field ??= All.Of<TouchpointMissed>();

    internal Dated<FlagAcknowledged>[] Acknowledgements => field ??= All.Of<FlagAcknowledged>();

    internal Dated<FlagContested>[] Contests => field ??= All.Of<FlagContested>();

    internal IReadOnlyList<Support> Supports => field ??= Support.Register(All);

    internal IReadOnlyList<HelpRequest> HelpRequests => field ??= HelpRequest.Register(All);

    /// <summary>What the district did at or for the school that counts as a visit: sessions, cohorts, supports given.</summary>
    internal Recorded[] Visits => field ??= Array.FindAll(All, fact => fact.Happened is AdvisorySessionHeld or CohortMet or SupportDelivered);

    /// <summary>What changed the school's course: said so, a pause, another path.</summary>
    internal Recorded[] Turns => field ??= Array.FindAll(All, fact => fact.Happened is CourseChanged or RolloutPaused or PathAssigned);

    internal Dated<ProofPointRecorded>[] ProofPoints => field ??= All.Of<ProofPointRecorded>();

    internal Dated<AlignmentReviewHeld>[] AlignmentReviews => field ??= All.Of<AlignmentReviewHeld>();

    internal IReadOnlyList<AlignmentGap> AlignmentGaps => field ??= AlignmentGap.Register(All);

    internal Dated<LessMoreAcknowledged>[] LessMoreAcknowledged => field ??= All.Of<LessMoreAcknowledged>();

    internal Dated<WalkthroughRecorded>[] Walkthroughs => field ??= All.Of<WalkthroughRecorded>();

    internal Dated<PdSessionHeld>[] Sessions => field ??= All.Of<PdSessionHeld>();

    internal Dated<PrincipalAssigned>[] PrincipalsAssigned { get; }

    internal Dated<PrincipalDeparted>[] PrincipalsDeparted { get; }

    /// <param name="known">Of the same school; the answer when it rests on the same.</param>
    internal static SchoolFacts Of(SchoolId id, Extract school, Extract rollout, SchoolFacts? known) =>
        known is not null && known._source == (school, rollout) ? known : new(id, school, rollout);

    /// <summary>Whether the person has departed since that assignment, by <paramref name="day"/> (inclusive).</summary>
    internal bool HasLeft(Dated<PrincipalAssigned> assigned, DateOnly day) =>
        PrincipalsDeparted.Any(departed =>
            (departed.On, departed.Recorded.Position).CompareTo((assigned.On, assigned.Recorded.Position)) > 0
            && departed.On <= day && departed.Fact.Person == assigned.Fact.Person);

    internal Dated<TouchpointDelivered>[] TouchpointsOf(string group) => _touchpointsOf.GetValueOrDefault(group, []);

    private static (string Name, string? Level, bool IsClosed) OnTheRoster(SchoolId id, IReadOnlyList<Recorded> school)
    {
        (string Name, string? Level, bool IsClosed) entry = (id.Value, null, false);
        foreach (var fact in school)
        {
            entry = fact.Happened switch
            {
                SchoolRegistered registered => (registered.Name, registered.Level, entry.IsClosed),
                SchoolRenamed renamed => entry with { Name = renamed.Name },
                SchoolDetailsChanged details => entry with { Level = details.Level },
                SchoolClosed or SchoolMerged => entry with { IsClosed = true },
                SchoolReopened or SchoolStatusChanged => entry with { IsClosed = false },
                _ => entry,
            };
        }

        return entry;
    }

    private static Dictionary<MilestoneId, Dated<MilestoneReached>> EarliestReached(Dated<MilestoneReached>[] reached)
    {
        var earliest = new Dictionary<MilestoneId, Dated<MilestoneReached>>(reached.Length);
        foreach (var fact in reached)
            earliest.TryAdd(fact.Fact.Milestone, fact);
        return earliest;
    }
}
