using System.Text.Json;
using Rollout.App.Events;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Events;

/// <summary>Reads an events file in one pass: wishes in the order of lines, and all that is wrong with lines.</summary>
internal sealed class EventsFile(InitiativeId initiative, string? source, string digest, TimeZoneInfo zone, DateTimeOffset now)
{
    private readonly EventLineReader _lines = new(source);
    private readonly Dictionary<Guid, int> _lineOfId = [];
    private readonly Dictionary<string, string> _people = [];
    private readonly Placement _placement = new(initiative);

    internal List<Wish> Wishes { get; } = [];

    internal int Schools => _placement.Schools;

    internal async Task ReadAsync(InputFile file, Action<double> progress, Rejections rejections, CancellationToken ct)
    {
        var stream = file.FromStart();
        var isEmpty = true;
        await foreach (var line in LinesInParallel.ReadAsync(stream, Read, ct))
        {
            if (line.IsBlank)
                continue;
            isEmpty = false;
            if (rejections.AreFull)
                break;
            if (Take(line) is { } fault)
                rejections.Add(fault);
            if (line.Number % 10_000 == 0)
                progress((double)stream.Position / file.Length / 2);
        }

        if (isEmpty)
            rejections.Add(TextFaults.Empty(file.Path));
    }

    /// <summary>All that a line says by itself.</summary>
    private ReadLine Read(Utf8Line line)
    {
        if (line.IsBlank)
            return new(line.Number, IsBlank: true);
        if (line.FaultOfText() is { } unreadable)
            return new(line.Number, Unreadable: unreadable);
        var (written, fault) = _lines.Read(line);
        return written is null ? new(line.Number, Unreadable: fault) : Bind(written);
    }

    private ReadLine Bind(EventLine line)
    {
        // An asserted time ahead of the clock is taken too: its day is then today.
        var today = DistrictDay.Of(line.RecordedAt ?? now, zone);
        var read = new ReadLine(line.Number) { Line = line with { Data = default }, Id = line.Id ?? NameBasedId.OfLine(source, digest, line.Number), Today = today };
        using var data = JsonDocument.Parse(line.Data);
        var bound = EventCodec.Bind(line.Type, data.RootElement, today);
        if (!bound.IsBound)
            return read with { Fault = new(line.Number, ColumnOf(bound.Fault), bound.Fault.Code, bound.Fault.Message) };
        return Placement.Fault(line) is { } misplaced
            ? read with { Fault = misplaced }
            : read with { Happened = bound.Event, DayIsAssumed = bound.Event is IDated && !data.RootElement.TryGetProperty("effectiveOn", out _) };
    }

    /// <summary>Takes the line among those before it.</summary>
    private Rejection? Take(ReadLine read)
    {
        if (read.Line is not { } line)
            return read.Unreadable;
        if (!_lineOfId.TryAdd(read.Id, read.Number))
            return new(read.Number, "id", "duplicate-id", $"Line {_lineOfId[read.Id]} has this id already.");
        if (read.Happened is null)
            return read.Fault;
        Wishes.Add(new(read.Number, _placement.Of(line), read.Happened, read.Today, read.Id, Assertion(line)) { DayIsAssumed = read.DayIsAssumed });
        return null;
    }

    private Asserted? Assertion(EventLine line) => source is null ? null : new(line.RecordedAt, source, Shared(line.By));

    /// <summary>A file names few people in many lines: each name is held once.</summary>
    private string? Shared(string? by)
    {
        if (by is null || _people.TryAdd(by, by))
            return by;
        return _people[by];
    }

    /// <param name="Unreadable">What is wrong with its text; then it says nothing.</param>
    private readonly record struct ReadLine(int Number, bool IsBlank = false, Rejection? Unreadable = null)
    {
        internal EventLine? Line { get; init; }

        internal Guid Id { get; init; }

        internal DateOnly Today { get; init; }

        /// <summary>Null when there is a <see cref="Fault"/>.</summary>
        internal DomainEvent? Happened { get; init; }

        internal bool DayIsAssumed { get; init; }

        internal Rejection? Fault { get; init; }
    }

    private static string ColumnOf(Fault fault) => (fault.Code, fault.Field) switch
    {
        ("unknown-type", _) => "type",
        (_, "") => "data",
        var (_, field) => $"data.{field}",
    };
}
