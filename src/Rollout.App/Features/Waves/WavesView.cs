using System.Globalization;
using Rollout.App.Web.Pages;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Waves;

/// <summary>Readiness and waves, as people read them.</summary>
/// <param name="SeesAll">Whether the reader sees the whole district: what is about all schools is for them.</param>
public sealed record WavesView(PageFrame Frame, WaveRecord Record, bool SeesAll)
{
    private const int APage = 60;

    /// <summary>Schools in a wave, as asked; null: as many as in the waves there are.</summary>
    internal int? Size { get; init; }

    /// <summary>Counted from 1.</summary>
    internal int Page { get; init; } = 1;

    internal PageAddress Address => Frame.Address;

    internal InitiativeChartered? Charter => Record.Charter?.Happened as InitiativeChartered;

    internal RubricPublished? Rubric => Record.Rubric?.Happened as RubricPublished;

    internal IEnumerable<WaveSchool> Shown => Record.Schools.Skip((Page - 1) * APage).Take(APage);

    /// <summary>The pages of a long list: what each is called, and where it is.</summary>
    internal IEnumerable<(string Name, string Address, bool IsCurrent)> Pages => Record.Schools.Chunk(APage).Select((schools, place) => (
        $"{schools[0].Name} – {schools[^1].Name}", $"{Address.To("/waves", ("size", SizeAsked), ("page", $"{place + 1}"))}#schools", place + 1 == Page));

    internal IReadOnlyList<(string Name, string? Value)> Keeps => [("size", SizeAsked), ("page", Page > 1 ? $"{Page}" : null)];

    /// <summary>Both policies, in the order of the sources; which one is in force, the charter says.</summary>
    internal IReadOnlyList<WaveSuggestion> Suggestions =>
        field ??= [Record.Suggest(Selection.StrengthsFirst, Size), Record.Suggest(Selection.LeastServedFirst, Size)];

    internal string Sentence
    {
        get
        {
            var scored = Record.Schools.Count(school => school.Readiness?.Total is not null);
            var ready = Rubric is null
                ? "No rubric says yet what readiness is scored by"
                : $"{Words.Count(Record.Schools.Count(school => school.Readiness is { IsReady: true }))} of {Words.Many(Record.Schools.Count, "school")} are ready by the rubric, {Words.Count(scored)} were scored";
            var unfit = Record.Waves.Count(wave => wave.Launch is { IsFree: false });
            var days = Record.Waves.Count == 0 ? "no wave has a day yet"
                : unfit == 0 ? "every launch lies on a good day"
                : $"something speaks against {Words.Many(unfit, "launch").Replace("launchs", "launches", StringComparison.Ordinal)}";
            return $"{ready}; {days}.";
        }
    }

    /// <summary>What the first waves are called: <c>the first 2 waves</c>.</summary>
    internal string First => Record.EarlyWaves == 1 ? "the first wave" : $"the first {Record.EarlyWaves} waves";

    /// <summary>The schools in waves as they are, in quartile order with those whose need nobody said last, and of them those in the first waves.</summary>
    internal IEnumerable<(string Name, int All, int Early)> Quartiles
    {
        get
        {
            var early = Record.Waves.Where(wave => wave.Schools.Count > 0).Take(Record.EarlyWaves).SelectMany(wave => wave.Schools).ToList();
            foreach (var quartile in (int?[])[4, 3, 2, 1, null])
                yield return (NameOf(quartile), Record.Schools.Count(school => school.Quartile == quartile), early.Count(school => school.Quartile == quartile));
        }
    }

    /// <summary>How many schools a wave has, of those the reader sees.</summary>
    internal string Counted(WaveStanding wave) => SeesAll ? Words.Many(wave.Schools.Count, "school") : $"{Words.Many(wave.Schools.Count, "school")} of yours";

    internal bool IsChosen(Selection policy) => Record.Policy == policy;

    internal static string NameOf(Selection policy) => policy is Selection.StrengthsFirst ? "Strengths first" : "Least-served first";

    internal static string ToldOf(Selection policy) => policy is Selection.StrengthsFirst
        ? "the higher score before the lower; of equals, the school that was served less"
        : "the schools that were served least before the others; of equals, the one with the higher score";

    internal static string NameOf(int? quartile) => quartile switch
    {
        null => "nobody said",
        1 => "1, served most",
        4 => "4, served least",
        _ => $"{quartile}",
    };

    /// <summary>A share with what it is of: <c>3 of 14 (21 %)</c>.</summary>
    internal static string Said(NeedShare share) => share.Share is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"{share.LeastServed} of {share.Known} ({100 * part:0} %)")
        : "not known";

    /// <summary>How a school stands by the rubric.</summary>
    internal static string Said(WaveSchool school) => school.Readiness switch
    {
        null => "no rubric yet",
        { Total: null } => "not scored yet",
        { IsReady: true } scored => $"ready: {scored.Total} of the {scored.Ready} needed",
        { } scored => $"not ready: {scored.Total} of the {scored.Ready} needed",
    };

    /// <summary>Its scores, item by item.</summary>
    internal string Scores(WaveSchool school) => string.Join(", ", Record.Items.Select(item =>
        $"{item.Title}: {(school.Readiness?.ScoreOf(item.Item) is { } score ? $"{score} of {item.Most}" : "no score")}"));

    internal static string Said(OverrideReason reason) => reason switch
    {
        OverrideReason.Politics => "for politics",
        OverrideReason.Grant => "for a grant",
        OverrideReason.Request => "at its request",
        _ => "for another reason",
    };

    /// <summary>The rubric as the form takes it.</summary>
    internal string RubricLines => string.Join('\n', Record.Items.Select(item => $"{item.Item}; {item.Title}; {item.Most}"));

    private string? SizeAsked => Size is { } size ? $"{size}" : null;
}
