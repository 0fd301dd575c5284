using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking.Rules;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// What waits for the district and what it gave, as it stands on the board's day, whether or not the rule set has the checks on it
/// (S1, S2: help at once). It paints no school.
/// </summary>
/// <param name="Help">What schools asked, whoever waits longest first; what was answered follows, then what is settled.</param>
/// <param name="Flags">Every finding of R1 to R8 that makes a school off track or on watch; those nobody took up first, worst first.</param>
/// <param name="Unsupported">Schools off track for which no support is open nor was opened since, longest first.</param>
/// <param name="Supports">Open ones first, those furthest past their day before the others; then those that ended, the latest first.</param>
/// <param name="Menu">What the district offers for a rule; empty while nothing was agreed.</param>
public sealed record SupportRecord(
    IReadOnlyList<HelpStanding> Help, IReadOnlyList<FlagStanding> Flags, IReadOnlyList<UnsupportedSchool> Unsupported,
    IReadOnlyList<SupportStanding> Supports, IReadOnlyList<SupportSuggestion> Menu)
{
    /// <param name="only">The schools to tell of; null: all.</param>
    public static SupportRecord Of(Board board, IReadOnlySet<SchoolId>? only = null)
    {
        var (district, day) = (board.AsDistrict, board.Day);
        return new(
            [
                .. from school in district.Everywhere
                   where IsTold(school.Id)
                   from request in school.HelpRequests
                   where request.Asked.On <= day
                   let standing = HelpStanding.Of(district, school, request, day)
                   orderby standing.ResolvedOn is not null, standing.AnsweredOn is not null, standing.AskedOn, standing.Asked.Position
                   select standing,
            ],
            [
                .. (from row in district.Rows
                    where IsTold(row.School)
                    from found in row.Findings.Where(AcknowledgementRule.IsFlag)
                    select FlagStanding.Of(district, row, found, day))
                .OrderBy(flag => flag.Said is not null).ThenBy(flag => flag.Finding.Tier).ThenByDescending(flag => flag.Stood),
            ],
            [
                .. from found in SupportRule.OffTrack(district)
                   let school = district.Schools[found.Row.School]
                   where IsTold(found.Row.School) && !SupportRule.IsSupported(school.Facts, found.Oldest.Since, day)
                   let stood = school.LivedBetween(found.Oldest.Since, day)
                   orderby stood descending
                   select new UnsupportedSchool(found.Row, found.Oldest, stood, stood > board.Rules.SupportWithin),
            ],
            [
                .. from school in district.Schools.Schools
                   where IsTold(school.Facts.Id)
                   from support in school.Facts.Supports
                   let standing = SupportStanding.Of(school, support, day)
                   where standing is not null
                   orderby standing.Ending is not null, standing.Ending?.IsRecheckDue is false, -standing.DaysPast,
                       standing.Ending is { } ending ? -ending.On.DayNumber : standing.DueOn.DayNumber, standing.Opened.Position
                   select standing,
            ],
            [.. district.Agreements.SupportMenus.LastBy(day)?.Fact.Suggestions ?? []]);

        bool IsTold(SchoolId school) => only?.Contains(school) != false;
    }
}

/// <summary>What a school asked, and how long it waited for the district's word.</summary>
/// <param name="Asked">The event, which holds the school's own words: nothing here reads them.</param>
/// <param name="IsOnBoard">False for a school that nobody enrolled: it has no page.</param>
/// <param name="AnsweredOn">The day the district got back to it, or settled it without a word; null while it waits.</param>
/// <param name="Waited">Instructional days of the district from the asking to the answer, or to the day.</param>
/// <param name="IsPastItsTime">More than the rule set's days to answer, and still waiting.</param>
public sealed record HelpStanding(
    SchoolId School, string Name, bool IsOnBoard, Recorded Asked, string Help, string? Topic, DateOnly AskedOn, DateOnly? AnsweredOn,
    DateOnly? ResolvedOn, int Waited, bool IsPastItsTime)
{
    internal static HelpStanding Of(DistrictCase district, SchoolFacts school, HelpRequest request, DateOnly day)
    {
        var (asked, answered) = (request.Asked, request.AnsweredOn <= day ? request.AnsweredOn : null);
        var waited = district.Passed(asked.On, answered ?? day);
        return new(
            school.Id, school.Name, school.Enrolments.Length > 0, asked.Recorded, asked.Fact.Help, asked.Fact.Topic, asked.On, answered,
            request.ResolvedOn <= day ? request.ResolvedOn : null, waited, answered is null && waited > district.Rules.AnswerWithin);
    }
}

/// <summary>A finding that somebody should take up, and what was said of it.</summary>
/// <param name="Said">The last event that took it up or contested it since it began; null while nobody did.</param>
/// <param name="Stood">Instructional days of the school since it began.</param>
/// <param name="IsPastItsTime">More than the rule set's days to take it up, and nobody did.</param>
public sealed record FlagStanding(Standing Row, Finding Finding, Recorded? Said, int Stood, bool IsPastItsTime)
{
    internal static FlagStanding Of(DistrictCase district, Standing row, Finding found, DateOnly day)
    {
        var school = district.Schools[row.School];
        var (said, stood) = (AcknowledgementRule.LastWord(school.Facts, found, day), school.LivedBetween(found.Since, day));
        return new(row, found, said, stood, said is null && stood > district.Rules.AcknowledgeWithin);
    }
}

/// <summary>A school off track that nobody supports yet.</summary>
/// <param name="Oldest">What has made it so for longest.</param>
/// <param name="Stood">Instructional days of the school since then.</param>
/// <param name="IsPastItsTime">More than the rule set's days to open a support.</param>
public sealed record UnsupportedSchool(Standing Row, Finding Oldest, int Stood, bool IsPastItsTime);

/// <summary>A support and how far it is.</summary>
/// <param name="Opened">The event that opened it last; its note is people's own.</param>
/// <param name="Delivered">Null while it was not given.</param>
/// <param name="Ending">What it brought; null while it is open.</param>
/// <param name="DaysPast">Instructional days of the school past its day, while it was not given; 0 = not late, also on the day itself.</param>
public sealed record SupportStanding(
    SchoolId School, string SchoolName, string Name, Recorded Opened, DateOnly OpenedOn, string Owner, DateOnly DueOn, string? Rule,
    MilestoneId? Milestone, string? Kind, Recorded? Delivered, DateOnly? DeliveredOn, SupportEnding? Ending, int DaysPast)
{
    /// <summary>Null when it was not opened by the day.</summary>
    internal static SupportStanding? Of(SchoolCase school, Support support, DateOnly day)
    {
        var opened = support.Openings.FindLast(opening => opening.On <= day);
        if (opened.Recorded is null)
            return null;
        var given = support.Deliveries.FindLast(delivery => delivery.On <= day);
        var ended = support.Outcomes.FindLast(outcome => outcome.On <= day);
        var isDone = given.Recorded is not null || ended.Recorded is not null;
        return new(
            school.Facts.Id, school.Facts.Name, support.Name, opened.Recorded, opened.On, opened.Fact.Owner, opened.Fact.DueOn, opened.Fact.Rule,
            opened.Fact.Milestone, opened.Fact.Kind, given.Recorded, given.Recorded is null ? null : given.On,
            ended.Recorded is null ? null : SupportEnding.Of(ended, day), isDone ? 0 : Math.Max(0, school.LivedBetween(opened.Fact.DueOn, day)));
    }
}

/// <summary>What a support brought.</summary>
/// <param name="RecheckOn">When to look again; null = not agreed.</param>
/// <param name="IsRecheckDue">That day has come; saying again what it brought settles it.</param>
public sealed record SupportEnding(Recorded Said, DateOnly On, Rollouts.SupportOutcome Outcome, DateOnly? RecheckOn, bool IsRecheckDue)
{
    internal static SupportEnding Of(Dated<SupportOutcomeRecorded> said, DateOnly day) =>
        new(said.Recorded, said.On, said.Fact.Outcome, said.Fact.RecheckOn, said.Fact.RecheckOn <= day);
}
