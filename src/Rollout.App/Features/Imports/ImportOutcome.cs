using Rollout.App.Features.Imports.Lines;

namespace Rollout.App.Features.Imports;

/// <summary>What an import tells people beside its answer.</summary>
/// <param name="Changes">Line by line what would be recorded; told on a dry run.</param>
/// <param name="Warnings">What was accepted and should be looked at.</param>
/// <param name="IsAccepted">Whether the file was taken (broken rows that were to be left out aside).</param>
internal sealed record ImportOutcome(ImportAnswer Answer, IEnumerable<string> Changes, IReadOnlyList<string> Warnings, bool IsAccepted)
{
    /// <summary>Line by line what becomes of it. Told only to whoever asks: of a million events it would take as much memory as they do.</summary>
    internal IReadOnlyList<LineChange> Lines => field ??= TellLines();

    private Func<IReadOnlyList<LineChange>> TellLines { get; init; } = () => [];

    /// <summary>The file was refused before anything was decided.</summary>
    internal static ImportOutcome Refused(Rejections rejections, bool isDry)
    {
        var rejected = rejections.InOrder;
        return new(new(0, 0, 0, 0, 0, rejected, isDry), [], [], IsAccepted: false)
        {
            TellLines = () => LineChanges.Of([], [], rejected, line => (null, line)),
        };
    }

    /// <param name="place">The line and column a refusal or warning is about, from the wish, the code and the member at fault.</param>
    /// <param name="at">Of a source of several files, the file and the line in it.</param>
    internal static ImportOutcome Of(
        IReadOnlyList<DecidedDistrict> decided, Seen seen, Rejections rejections, bool isDry, Func<Wish, string, string?, (int Line, string Column)> place,
        IEnumerable<string>? warnings = null, bool leavesOutRejected = false, Func<int, (string? File, int Line)>? at = null)
    {
        foreach (var (wish, refusal) in decided.SelectMany(district => district.Refused))
            rejections.Add(At(place(wish, refusal.Code, refusal.Field), refusal.Code, refusal.Message, at));

        var isAccepted = leavesOutRejected || !rejections.Any;
        var accepted = decided.SelectMany(district => district.Accepted).ToList();
        var answer = new ImportAnswer(
            seen.Districts, seen.Schools,
            Streams: isAccepted ? decided.Sum(district => district.Accepted.DistinctBy(one => one.Wish.Stream).Count()) : 0,
            Events: isAccepted ? accepted.Count : 0,
            Unchanged: seen.Lines - LinesOf(decided), rejections.InOrder, isDry);
        return new(answer, accepted.OrderBy(one => one.Wish.Line).Select(Change), [.. warnings ?? [], .. Doubts(decided, place, at)], isAccepted)
        {
            TellLines = () => LineChanges.Of(decided, seen.Labels, answer.Rejected, at ?? (line => (null, line))),
        };
    }

    private static int LinesOf(IReadOnlyList<DecidedDistrict> decided) => decided
        .SelectMany(district => district.Accepted.Select(one => one.Wish.Line).Concat(district.Refused.Select(one => one.Wish.Line)))
        .ToHashSet().Count;

    private static IEnumerable<string> Doubts(IReadOnlyList<DecidedDistrict> decided, Func<Wish, string, string?, (int Line, string Column)> place, Func<int, (string? File, int Line)>? at) =>
        from doubtful in decided.SelectMany(district => district.Doubtful)
        select At(place(doubtful.Wish, doubtful.Warning.Code, doubtful.Warning.Field), doubtful.Warning.Code, doubtful.Warning.Message, at).ToString();

    private static Rejection At((int Line, string Column) place, string code, string message, Func<int, (string? File, int Line)>? at)
    {
        var (file, line) = at?.Invoke(place.Line) ?? (null, place.Line);
        return new(line, place.Column, code, message) { File = file };
    }

    private static string Change(AcceptedWish accepted) =>
        $"line {accepted.Wish.Line}: would record {EventCodec.Alias(accepted.Happened)} in {accepted.Wish.Stream}";
}

/// <summary>What a file speaks of, and how many lines that may add something it has.</summary>
internal sealed record Seen(int Districts, int Schools, int Lines)
{
    /// <summary>What each line is about, where an import tells it.</summary>
    internal IReadOnlyList<ReadLine> Labels { get; init; } = [];
}
