using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking.Rules;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.Domain.Tracking;

/// <summary>
/// Who is ready, who was served how well, and who begins when (practices 21 to 23 and 43), as it stands on the board's day, whether or not the
/// rule set has the checks on it.
/// </summary>
/// <param name="Charter">Holds the policy chosen, with its reason; null before the initiative is chartered.</param>
/// <param name="Rubric">The rubric in force; null without one.</param>
/// <param name="Schools">Those that take part and those of the roster that may yet, in order of their names.</param>
/// <param name="Waves">The waves there are, the first to launch first; also those that have a day and no school.</param>
/// <param name="Windows">When schools test, in order of their first days.</param>
/// <param name="Need">The share of those served least among all schools whose need is known.</param>
/// <param name="Now">What the first waves come to as they are; null while nobody takes part.</param>
/// <param name="EarlyWaves">How many waves are the first.</param>
public sealed record WaveRecord(
    Recorded? Charter, Recorded? Rubric, IReadOnlyList<WaveSchool> Schools, IReadOnlyList<WaveStanding> Waves, IReadOnlyList<Recorded> Windows,
    NeedShare Need, WaveBalance? Now, int EarlyWaves)
{
    /// <summary>What readiness is scored by; empty without a rubric.</summary>
    public IReadOnlyList<RubricItem> Items => (Rubric?.Happened as RubricPublished)?.Items ?? [];

    /// <summary>The policy the charter chose; null while it says nothing.</summary>
    public Selection? Policy => (Charter?.Happened as InitiativeChartered)?.Selection;

    /// <param name="history">What the board rests on: it has the roster.</param>
    /// <param name="only">The only schools asked for; null: all.</param>
    public static WaveRecord Of(Board board, DistrictHistory history, IReadOnlySet<SchoolId>? only = null)
    {
        var (district, day) = (board.AsDistrict, board.Day);
        var profiles = district.Facts.Frame.Planning.ProfilesBy(day);
        var schools = SchoolsOf(board, history, profiles).Where(school => only is null || only.Contains(school.School)).ToList();
        var early = LeastServedRule.Early(district).SelectMany(wave => wave.Schools).Select(school => school.Facts.Id).ToHashSet();
        return new(
            district.Agreements.Charter, district.Agreements.Rubrics.LastBy(day)?.Recorded, schools, [.. WavesOf(district, schools, day)],
            [.. district.Facts.Frame.Planning.WindowsBy(day).OrderBy(window => window.Fact.From).Select(window => window.Recorded)],
            LeastServedRule.Shares(district, day).District,
            early.Count == 0 ? null : WaveBalance.Of(schools.Where(school => early.Contains(school.School)).Select(school => school.AsCandidate)),
            district.Rules.EarlyWaves);
    }

    /// <summary>The waves that a policy would make of all schools here.</summary>
    /// <param name="size">Schools in each; null: as many as in the waves there are.</param>
    public WaveSuggestion Suggest(Selection policy, int? size = null) => WaveSuggestion.Of(
        [.. Schools.Select(school => school.AsCandidate)], policy,
        size is { } schools ? [schools] : [.. Waves.Where(wave => wave.Schools.Count > 0).Select(wave => wave.Schools.Count)], EarlyWaves);

    private static IEnumerable<WaveSchool> SchoolsOf(Board board, DistrictHistory history, Dictionary<SchoolId, Dated<NeedProfileRecorded>> profiles)
    {
        var (district, day) = (board.AsDistrict, board.Day);
        var candidates = from school in RosterSchool.Of(history, board.Coordinates.Cut)
                         where !board.OnOwnPath.Contains(school.School)
                         select (school.School, school.Name, Row: (Standing?)null);
        var unenrolled = district.Facts.Unenrolled.ToDictionary(school => school.Id);
        return
            from school in district.Rows.Select(row => (row.School, row.Name, Row: (Standing?)row)).Concat(candidates)
                .OrderBy(school => school.Name, StringComparer.Ordinal).ThenBy(school => school.School.Value, StringComparer.Ordinal)
            let laid = school.Row is null ? null : district.Schools[school.School]
            let facts = laid?.Facts ?? unenrolled.GetValueOrDefault(school.School)
            let readiness = Readiness.At(district.Agreements, facts, day)
            let overridden = ReadinessRule.OverrideOf(district.Agreements, school.School, day)
            select new WaveSchool(
                school.School, school.Name, school.Row, laid?.Enrolment.Wave, laid?.Start, readiness,
                profiles.TryGetValue(school.School, out var profile) ? profile.Recorded : null, overridden?.Recorded,
                laid is null ? null : ReadinessRule.Unready(laid, day));
    }

    private static IEnumerable<WaveStanding> WavesOf(DistrictCase district, List<WaveSchool> schools, DateOnly day)
    {
        var launches = LaunchDay.By(district, day).ToDictionary(launch => launch.Wave, StringComparer.Ordinal);
        List<(string Name, DateOnly LaunchOn)> waves = [.. Wave.Of(district).Select(wave => (wave.Name, wave.LaunchOn))];
        var empty = launches.Values.Where(launch => waves.TrueForAll(wave => wave.Name != launch.Wave)).Select(launch => (Name: launch.Wave, LaunchOn: launch.On));
        return
            from wave in waves.Concat(empty).OrderBy(wave => wave.LaunchOn).ThenBy(wave => wave.Name, StringComparer.Ordinal)
            select new WaveStanding(wave.Name, wave.LaunchOn, launches.GetValueOrDefault(wave.Name), [.. schools.Where(school => school.Wave == wave.Name)]);
    }
}

/// <summary>A wave as it stands.</summary>
/// <param name="LaunchOn">The day that was said for it, else the first day on which a school of it begins.</param>
/// <param name="Launch">What says the day, and what speaks against it; null while no day was said.</param>
public sealed record WaveStanding(string Name, DateOnly LaunchOn, LaunchDay? Launch, IReadOnlyList<WaveSchool> Schools);

/// <summary>A school that takes part or may yet.</summary>
/// <param name="Row">Its row; null where it does not take part.</param>
/// <param name="Start">The day from which it takes part.</param>
/// <param name="Readiness">Its last scores by the rubric in force; null without a rubric.</param>
/// <param name="Profile">Says how well it was served; null while nobody did.</param>
/// <param name="Override">The last that chose it before it was ready; null while nobody did.</param>
/// <param name="Unready">Its scores on its start, where they did not do and nobody overrode that (C21).</param>
public sealed record WaveSchool(
    SchoolId School, string Name, Standing? Row, string? Wave, DateOnly? Start, Readiness? Readiness, Recorded? Profile, Recorded? Override,
    Readiness? Unready)
{
    /// <summary>1 = served most … 4 = least; null while nobody said.</summary>
    public int? Quartile => (Profile?.Happened as NeedProfileRecorded)?.Quartile;

    /// <summary>As the suggestions take it.</summary>
    public WaveCandidate AsCandidate => new(School, Name, Quartile, Readiness?.Total, Readiness is { IsReady: true });
}
