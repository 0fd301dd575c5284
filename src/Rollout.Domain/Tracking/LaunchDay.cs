using Rollout.Domain.Calendar;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>The launch in force of a wave, and what speaks against its day (S2: the timing of a rollout).</summary>
/// <param name="Scheduled">Says wave and day.</param>
/// <param name="IsWithoutSchool">Whether the published calendar has no school on that day.</param>
/// <param name="Windows">The testing windows it lies in.</param>
public sealed record LaunchDay(Recorded Scheduled, bool IsWithoutSchool, IReadOnlyList<Recorded> Windows)
{
    public string Wave => Said.Wave;

    public DateOnly On => Said.LaunchOn;

    /// <summary>Whether the day is a good one, as far as the calendar and the testing windows say.</summary>
    public bool IsFree => !IsWithoutSchool && Windows.Count == 0;

    private WaveScheduled Said => (WaveScheduled)Scheduled.Happened;

    /// <summary>What speaks against the day, in words; empty when nothing does.</summary>
    public string Against => Sentences.And(
    [
        .. IsWithoutSchool ? ["a day without school"] : Array.Empty<string>(),
        .. Windows.Select(window => $"within the testing window “{((TestingWindowPublished)window.Happened).Name}”"),
    ]);

    /// <summary>The first day on which something spoke against it.</summary>
    internal DateOnly Since
    {
        get
        {
            var first = IsWithoutSchool ? Said.EffectiveOn : Windows.Min(window => ((IDated)window.Happened).EffectiveOn);
            return first > Said.EffectiveOn ? first : Said.EffectiveOn;
        }
    }

    /// <summary>The launches said by the day, each wave’s as it was said last.</summary>
    internal static IEnumerable<LaunchDay> By(DistrictCase district, DateOnly day)
    {
        var windows = district.Facts.Frame.Planning.WindowsBy(day).ToList();
        return
            from scheduled in district.Agreements.Waves.Take(district.Agreements.Waves.CountBy(day))
            group scheduled by scheduled.Fact.Wave into said
            let launch = said.Last()
            select new LaunchDay(
                launch.Recorded, IsOff(district.Calendar, launch.Fact.LaunchOn),
                [.. windows.Where(window => window.Fact.From <= launch.Fact.LaunchOn && launch.Fact.LaunchOn <= window.Fact.To).Select(window => window.Recorded)]);
    }

    /// <summary>Of days before and beyond the published years nobody knows.</summary>
    private static bool IsOff(SchoolCalendar calendar, DateOnly day) =>
        calendar.Years is [var first, ..] && first.First <= day && day <= calendar.Ends && !calendar.IsInstructional(day);
}
