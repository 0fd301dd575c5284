using System.Globalization;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Measures;

/// <summary><c>/d/{lea}/{slug}/measures?school=</c>: what is measured, and what was read of it beside the expected line.</summary>
internal static class MeasuresPages
{
    internal static void Map(IEndpointRouteBuilder initiative) => initiative.MapGet("/measures", ShowAsync).Asks(Right.Read, Place.Somewhere);

    private static async Task<IResult> ShowAsync(string lea, string slug, HttpContext context, PageRequest pages, Gate gate, CancellationToken ct)
    {
        var (frame, problem) = await pages.AskAsync(lea, slug, context.Request, ct);
        if (frame is null)
            return problem!;
        var (only, chosen, refused) = await context.ChooseSchoolAsync(frame, gate, ct);
        if (refused is not null)
            return refused;
        var view = new MeasuresView(frame, MeasuresRecord.Of(frame.Board, only), chosen, ChoicesOf(frame, context.SchoolsRead));
        return new Page<MeasuresPage>(view) { Tables = MeasuresSheets.Of(view) };
    }

    private static IReadOnlyList<Standing> ChoicesOf(PageFrame frame, IReadOnlySet<SchoolId>? own) =>
        [.. frame.Board.Schools.Where(row => row.Status is not Status.Withdrawn && (own is null || own.Contains(row.School))).OrderBy(row => row.Name, StringComparer.Ordinal)];
}

/// <summary>Indicators and readings as people read them.</summary>
/// <param name="Chosen">The school asked for; null: all the reader may see.</param>
/// <param name="Choices">The schools to choose among.</param>
public sealed record MeasuresView(PageFrame Frame, MeasuresRecord Record, SchoolId? Chosen, IReadOnlyList<Standing> Choices)
{
    internal PageAddress Address => Frame.Address;

    /// <summary>The one school the page is about; null when it is about several.</summary>
    internal MeasuredSchool? Alone => Record.Schools is [var only] ? only : null;

    internal IReadOnlyList<(string Name, string? Value)> Keeps => [("school", Chosen?.Value)];

    internal string Sentence
    {
        get
        {
            if (Record.Indicators.Count == 0)
                return "No indicator is defined yet: nobody has said how one would see that it works.";
            var latest = Record.Schools.SelectMany(school => school.Measures).Select(measure => measure.Readings is [var last, ..] ? last : null).OfType<MeasuredReading>().ToList();
            var below = latest.Count(reading => reading.IsOutOfBand is true);
            var indicators = Words.Many(Record.Indicators.Count, "indicator");
            return latest.Count == 0 ? $"{indicators}, and no reading yet."
                : below == 0 ? $"{indicators}; every latest reading is in band or better."
                : $"{indicators}; {Words.Count(below)} of {Words.Many(latest.Count, "latest reading")} {(below == 1 ? "is" : "are")} beyond the tolerance.";
        }
    }

    internal string BeforeOf(MeasuredSchool school) =>
        school.IsReadBefore ? "taken"
        : school.LaunchOn > Frame.At.EffectiveOn ? $"not yet; the launch is on {Words.Day(school.LaunchOn)}"
        : "not taken, and cannot be made up";

    internal static string Number(decimal value) => Rounded(value).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>As exactly as numbers are shown here.</summary>
    internal static decimal Rounded(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);

    internal static string WordsOf(Direction direction) => direction is Direction.Up ? "more is better" : "less is better";

    internal static string WordsOf(ReadingPhase? phase) => phase switch
    {
        ReadingPhase.Before => "before",
        ReadingPhase.After => "after",
        ReadingPhase.During => "along the way",
        _ => "–",
    };

    internal static string WordsOf(MeasuredReading reading) => reading.IsOutOfBand switch
    {
        null => "not judged",
        true => "beyond the tolerance",
        false => "in band or better",
    };

    internal static string CssOf(MeasuredReading reading) => reading.IsOutOfBand switch
    {
        null => "none",
        true => "missed",
        false => "done",
    };

    /// <summary>What it read, or why that is not said.</summary>
    internal static string ValueOf(MeasuredReading reading) => reading.Shown.Value is { } value ? Number(value) : "not shown";

    /// <summary>How the distance to the school went, the latest last.</summary>
    internal static string GapsOf(MeasuredSubgroup subgroup) =>
        AwayOf(subgroup) is { Count: > 0 } away ? string.Join(", then ", away.Select(Number)) : "not read on a day of the school’s";

    /// <summary>The last distances to the school, the latest last; none where both were never read on a day.</summary>
    internal static IReadOnlyList<decimal> AwayOf(MeasuredSubgroup subgroup) => [.. subgroup.Gaps.TakeLast(4).Select(gap => Rounded(gap.Away))];

    /// <summary>How many subgroups are shown of it, over all indicators.</summary>
    internal static int SubgroupsOf(MeasuredSchool school) => school.Measures.Sum(measure => measure.Subgroups.Count);
}
