using Rollout.Domain.Initiatives;
using Rollout.Domain.Paths;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>The invented logs once more, with what the checks look at strewn in.</summary>
internal static class RandomPractices
{
    private static readonly SchoolId Unenrolled = InventedLog.Id(77);

    private static readonly string[] Roles = ["superintendent", "teacher", "family", "vendor"];

    internal static RuleSet AllChecks { get; } = new() { Rules = RuleName.AllIds };

    internal static InventedLog Of(int seed)
    {
        var (log, dice) = (RandomHistory.Of(seed), new Dice(seed + 100_000));
        var later = new List<LogLine>();
        for (var i = dice.Between(0, 14); i > 0; i--)
            Say(InventedLog.Charter, OfTheDistrict(dice, LogBook.Day(dice.Between(-10, 160)), dice.Between(1, 3)));
        foreach (var school in log.History.Rollouts.Keys.Append(Unenrolled))
        {
            for (var i = dice.Between(0, 12); i > 0; i--)
                Say(InventedLog.Rollout(school), OfASchool(dice, LogBook.Day(dice.Between(-10, 160)), dice.Between(1, 2)));
        }

        RandomDevices.Strew(seed, log.History.Rollouts.Keys, Say);
        RandomWaves.Strew(dice, [.. log.History.Rollouts.Keys], Say);
        foreach (var (stream, happened) in RandomRooms.Of(seed, log.History.Rollouts.Keys))
            Say(stream, happened);

        // A revision recorded while schools are under way, which the frame of an invented log never has.
        if (dice.Percent(60))
            later.Add(new(InventedLog.Charter, IdOf(later.Count), LogBook.Noon(LogBook.Day(dice.Between(5, 120))), null, Moved(dice, log)));

        later.AddRange(RandomMeasures.Of(seed, log));
        foreach (var (stream, happened) in RandomStages.Of(seed))
            Say(stream, happened);
        foreach (var happened in RandomLearning.Of(seed))
            Say(InventedLog.Charter, happened);

        return new([.. log.Lines.Concat(later).OrderBy(line => line.LoggedAt)]);

        void Say(string stream, DomainEvent happened) =>
            later.Add(new(stream, IdOf(later.Count), LogBook.Noon(((IDated)happened).EffectiveOn.AddDays(dice.Percent(20) ? dice.Between(1, 30) : 0)), null, happened));
    }

    private static Guid IdOf(int number) => new(1_000_000 + number, 0, 0, new byte[8]);

    /// <summary>The last version, its days some later.</summary>
    private static ExpectedPathRevised Moved(Dice dice, InventedLog log)
    {
        var last = log.Lines.Select(line => line.Happened).OfType<IPathVersion>().MaxBy(version => version.Version)!;
        return new(
            last.Version + 1,
            last.Path with { Title = "Later", Milestones = last.Path.Milestones.Select(step => Later(dice, step)).ToValueList() }, "board", "slower");
    }

    private static Milestone Later(Dice dice, Milestone step) =>
        step.Due is { } due && dice.Percent(60) ? step with { Due = due.AddDays(dice.Between(0, 30)) } : step;

    private static InitiativeEvent OfTheDistrict(Dice dice, DateOnly day, int number) => dice.Between(0, 10) switch
    {
        0 => new VisionStatementAdopted(day, 1, "A vision."),
        1 => new VisionStatementRevised(day, 1 + number, "Another.", "Better words."),
        2 => new InitiativeLinkedToPriority(day, $"priority {number}"),
        3 => new TrackCheckScheduled(day, $"check {number}", day.AddDays(dice.Between(-5, 20))),
        4 => new TrackCheckHeld(day, $"check {number}", ["superintendent"]),
        5 => new DecisionRecorded(
            day, $"decision {number}", "How?", ["so", "otherwise"], "so", [dice.Pick(Roles)], dice.Percent(50) ? [InventedLog.Id(number)] : null),
        6 => new ParticipationModeSet(day, dice.Percent(60) ? Participation.OptIn : Participation.WholeDistrict, "So."),
        7 => new ExpectationAssigned(day, $"responsibility {number}", dice.Percent(50) ? Holder.School : Holder.Vendor, false),
        8 => new ExpectationAccepted(day, $"responsibility {number}", dice.Percent(50) ? Holder.School : Holder.Vendor),
        9 => new StakeholderGroupsNamed(day, number == 1 ? ["families"] : ["families", "board"]),
        _ => new CommunicationPlanApproved(day, [new("families", 10 * number)]),
    };

    private static RolloutEvent OfASchool(Dice dice, DateOnly day, int number) => dice.Between(0, 13) switch
    {
        0 => new PracticesDefined(day, ["groups"], "Four."),
        1 => new NeedIdentified(day, "readers", "A third."),
        2 => new VisionReaffirmed(day, number),
        3 => new CommitmentMade(day, $"new {number}", "So."),
        4 => new OptInCountRecorded(day, dice.Between(3, 6), 6),
        5 or 6 => new TouchpointDelivered(
            day, dice.Pick("families", "teachers", "board"), "letter", dice.Pick("vendor", "district"), false, dice.Pick("teacher", "principal"), null,
            dice.Percent(60)),
        7 => new StoryPublished(day, "A story", dice.Pick("teacher", "principal")),
        8 => new HelpRequested(day, $"help {number}"),
        9 => new HelpAnswered(day, $"help {number}"),
        10 => new SupportOpened(day, $"support {number}", "coach", day.AddDays(10)),
        11 => new SupportOutcomeRecorded(day, $"support {number}", SupportOutcome.Partly),
        12 => new AdvisorySessionHeld(day),
        _ => new FlagAcknowledged(day, dice.Pick("R1", "R2", "R3"), dice.Percent(50) ? new("M1") : null),
    };
}
