using Rollout.App.Features.Imports.Lines;
using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;
using Rollout.Domain.Calendar;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>What a source says, whatever its form: schools, school years, who leads a school and how well it was served, and what is wrong with its lines.</summary>
internal sealed class SourceRead
{
    private readonly List<(string File, int Line)> _places = [];
    private readonly List<ReadLine> _lines = [];

    internal List<SourceSchool> Schools { get; } = [];

    internal List<SourceYear> Years { get; } = [];

    internal List<SourceLeader> Leaders { get; } = [];

    internal List<SourceNeed> Needs { get; } = [];

    internal Rejections Rejections { get; } = new();

    internal List<string> Warnings { get; } = [];

    /// <summary>Of a district that is new.</summary>
    internal string? DistrictName { get; set; }

    internal IReadOnlyList<ReadLine> Lines => _lines;

    /// <summary>Takes a line in: its number among all lines of the source.</summary>
    internal int Add(string file, int line, string about, string? leftOut = null)
    {
        _places.Add((file, line));
        _lines.Add(new(_places.Count, about, leftOut));
        return _places.Count;
    }

    internal void LeaveOut(int number, string why) => _lines[number - 1] = _lines[number - 1] with { LeftOut = why };

    internal (string? File, int Line) PlaceOf(int number) => number > 0 ? _places[number - 1] : (null, 0);

    internal void Reject(string file, int line, string column, string code, string message) => Reject(file, new(line, column, code, message));

    internal void Reject(string file, Rejection fault) => Rejections.Add(fault with { File = file });

    internal void Reject(int number, string column, string code, string message) =>
        Reject(_places[number - 1].File, _places[number - 1].Line, column, code, message);
}

/// <summary>How a source names a school.</summary>
/// <param name="Id">Its own number of it.</param>
/// <param name="Federal">The federal number it gives; null where it gives none.</param>
/// <param name="State">The state's number it gives.</param>
internal sealed record ForeignSchool(string Id, string? Federal = null, string? State = null);

/// <summary>What a source says about a school; what it doesn't say stays as it is.</summary>
internal sealed record SourceSchool(int Number, ForeignSchool School, string Name)
{
    internal string? Level { get; init; }

    internal string? LowGrade { get; init; }

    internal string? HighGrade { get; init; }

    internal bool? Charter { get; init; }

    internal StateOfBeing? Being { get; init; }
}

/// <summary>A school year; both its days are in it.</summary>
/// <param name="Terms">Empty: those recorded stay.</param>
/// <param name="Closures">Null: the source knows none, and those recorded stay.</param>
internal sealed record SourceYear(
    int Number, string Year, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<Term> Terms, IReadOnlyList<Closure>? Closures);

/// <summary>Who leads a school.</summary>
/// <param name="From">Null: since some day the source doesn't say.</param>
/// <param name="Gone">The first day on which they lead it no more; null while they do.</param>
/// <param name="Ends">The source lets go of the row: whoever it names leads the school no more.</param>
/// <param name="AsOf">When the source said so; null when it doesn't say.</param>
internal sealed record SourceLeader(int Number, ForeignSchool School, PersonId Person, DateOnly? From, DateOnly? Gone, bool Ends, SourceMoment? AsOf);

/// <summary>How well a school was served so far.</summary>
/// <param name="From">Null: the day the files speak of, else today.</param>
internal sealed record SourceNeed(int Number, ForeignSchool School, DateOnly? From, int Quartile);

/// <summary>When a source said something: a day, all of it, or a moment of it.</summary>
/// <param name="Moment">Null: the end of the day in the district's zone.</param>
internal sealed record SourceMoment(DateOnly Day, DateTimeOffset? Moment = null)
{
    internal DateTimeOffset At(TimeZoneInfo zone)
    {
        if (Moment is { } moment)
            return moment;
        var midnight = Day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).AddTicks(-1);
    }
}
