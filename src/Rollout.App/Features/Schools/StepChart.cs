using System.Globalization;
using System.Text;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Schools;

/// <summary>Expected and actual path as steps: the share of the weight over days, drawn to a fixed grid.</summary>
public sealed class StepChart
{
    internal const int Width = 720;
    internal const int Height = 260;

    private const int Left = 44;
    private const int Right = 12;
    private const int Top = 12;
    private const int Bottom = 34;

    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly DateOnly _day;
    private readonly IReadOnlyList<MilestoneProgress> _milestones;

    private StepChart(IReadOnlyList<MilestoneProgress> milestones, DateOnly start, DateOnly day)
    {
        (_milestones, _day) = (milestones, day);
        var days = milestones.SelectMany(milestone => new[] { milestone.Due, milestone.ReachedOn }).OfType<DateOnly>().Append(start).Append(day).ToList();
        (_from, _to) = (days.Min(), days.Max().AddDays(3));
    }

    /// <summary>Null where there is nothing to draw: no milestone has a date.</summary>
    internal static StepChart? Of(IReadOnlyList<MilestoneProgress> milestones, DateOnly start, DateOnly day) =>
        milestones.Any(milestone => milestone.Due is not null) ? new(milestones, start, day) : null;

    internal string Expected => Steps(_milestones.Select(milestone => (milestone.Due, milestone.Share)), _to);

    internal string Actual => Steps(_milestones.Select(milestone => (milestone.ReachedOn, milestone.Share)), _day);

    internal int Today => X(_day);

    internal static int Base => Y(0);

    internal static int Ceiling => Y(1);

    internal static int Start => Left;

    internal static int End => Width - Right;

    /// <summary>A bar from each due day to the last day of its window, at the height that is expected then.</summary>
    internal IEnumerable<WindowBar> Windows
    {
        get
        {
            var share = 0m;
            foreach (var milestone in _milestones.Where(milestone => milestone.Due is not null).OrderBy(milestone => milestone.Due))
            {
                share += milestone.Share;
                var (from, to) = (X(milestone.Due!.Value), X(milestone.ClosesOn is { } closes && closes < _to ? closes : _to));
                yield return new(milestone, from, Math.Max(2, to - from), Y(share));
            }
        }
    }

    /// <summary>The first of each month, some left out where they would touch.</summary>
    internal IEnumerable<(int X, string Name)> Months
    {
        get
        {
            var months = (_to.Year - _from.Year) * 12 + _to.Month - _from.Month;
            var step = Math.Max(1, (months + 7) / 8);
            for (var month = new DateOnly(_from.Year, _from.Month, 1).AddMonths(1); month <= _to; month = month.AddMonths(step))
                yield return (X(month), month.ToString(month.Month <= step ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture));
        }
    }

    internal static IEnumerable<(int Y, string Name)> Shares => [(Y(0), "0"), (Y(0.5m), "50 %"), (Y(1), "100 %")];

    private string Steps(IEnumerable<(DateOnly? On, decimal Share)> rises, DateOnly until)
    {
        var line = new StringBuilder(Say($"M{Left} {Y(0)}"));
        var share = 0m;
        foreach (var day in rises.Where(rise => rise.On <= until).GroupBy(rise => rise.On!.Value).OrderBy(day => day.Key))
        {
            share += day.Sum(rise => rise.Share);
            line.Append(Say($"H{X(day.Key)}V{Y(share)}"));
        }

        return line.Append(Say($"H{X(until)}")).ToString();
    }

    private int X(DateOnly day) =>
        Left + (int)((long)(Width - Left - Right) * (Math.Max(day.DayNumber, _from.DayNumber) - _from.DayNumber) / Math.Max(1, _to.DayNumber - _from.DayNumber));

    private static int Y(decimal share) => Top + (int)((Height - Top - Bottom) * (1 - share));

    private static string Say(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How long a milestone may take beyond its due day.</summary>
internal sealed record WindowBar(MilestoneProgress Milestone, int X, int Width, int Y);
