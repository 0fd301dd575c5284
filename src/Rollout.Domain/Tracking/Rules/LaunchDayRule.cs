namespace Rollout.Domain.Tracking.Rules;

/// <summary>C23: a wave launches on a day without school, or while schools test (S2: the timing of a rollout).</summary>
internal sealed class LaunchDayRule : PromptRule
{
    internal override string Id => "C23";

    internal override string Title => "Launches on good days";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day) =>
        from launch in LaunchDay.By(district, day)
        where !launch.IsFree
        select About(
            null, launch.Since, $"Wave {launch.Wave} launches on {Sentences.On(launch.On)}, {launch.Against}.",
            [launch.Scheduled.Id, .. launch.Windows.Select(window => window.Id)]);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        .. LaunchDay.By(district, day).Select(launch => new Input(launch.Wave, launch.On)),
        new("windows", district.Facts.Frame.Planning.WindowsBy(day).Select(window => window.Fact.Name).ToList()),
    ];
}
