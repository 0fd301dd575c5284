using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>
/// C31a and C32: devices were last deployed at the school on a day by which something that belongs before them was not there (S2, S0). What
/// comes later does not mend it; devices that come in order do.
/// </summary>
/// <param name="before">What the devices came before, in a sentence.</param>
/// <param name="missing">What was missing by a day, within a sentence.</param>
internal sealed class BeforeDevicesRule(string id, string title, string before, Func<SchoolCase, DateOnly, IReadOnlyList<string>> missing)
    : Rule<SchoolCase>
{
    internal override string Id => id;

    internal override string Title => title;

    internal override IEnumerable<Finding> Findings(SchoolCase school, DateOnly day)
    {
        if (LastTooEarly(school, day) is not { } last)
            return [];
        // What was missing on the last day was missing on every earlier one.
        var early = school.Facts.Deployments.AsSpan(0, school.Facts.Deployments.CountBy(day)).ToArray();
        var since = early[0].On > school.Start ? early[0].On : school.Start;
        return
        [
            new(
                Id, Tier.OffTrack, null, null, null, since,
                $"Devices were deployed on {Sentences.On(last.On)} before {before}; missing: {Sentences.And(missing(school, last.On))}.",
                [.. early.Select(deployed => deployed.Id)]),
        ];
    }

    internal override Tier? WorstTier(SchoolCase school, DateOnly day) => LastTooEarly(school, day) is null ? null : Tier.OffTrack;

    internal override RuleReport Report(SchoolCase school, DateOnly day)
    {
        var last = school.Facts.Deployments.LastBy(day)?.On;
        return new(
            Id, Title, LastTooEarly(school, day) is not null,
            [new("lastDeployed", last), new("missing", last is { } on ? missing(school, on) : null)], null, [.. Findings(school, day)]);
    }

    private Dated<DevicesDeployed>? LastTooEarly(SchoolCase school, DateOnly day) =>
        school.Facts.Deployments.LastBy(day) is { } last && missing(school, last.On).Count > 0 ? last : null;
}
