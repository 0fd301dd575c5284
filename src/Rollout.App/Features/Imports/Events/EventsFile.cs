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
        await foreach (var line in Utf8Lines.ReadAsync(stream, ct))
        {
            if (line.IsBlank)
                continue;
            isEmpty = false;
            if (rejections.AreFull)
                break;
            if (Read(line) is { } fault)
                rejections.Add(fault);
            if (line.Number % 10_000 == 0)
                progress((double)stream.Position / file.Length / 2);
        }

        if (isEmpty)
            rejections.Add(TextFaults.Empty(file.Path));
    }

    private Rejection? Read(Utf8Line line)
    {
        if (line.FaultOfText() is { } unreadable)
            return unreadable;
        var (written, fault) = _lines.Read(line);
        if (written is null)
            return fault;
        var id = written.Id ?? NameBasedId.OfLine(source, digest, written.Number);
        return _lineOfId.TryAdd(id, written.Number)
            ? Bind(written, id)
            : new(written.Number, "id", "duplicate-id", $"Line {_lineOfId[id]} has this id already.");
    }

    private Rejection? Bind(EventLine line, Guid id)
    {
        // An asserted time ahead of the clock is taken too: its day is then today.
        var today = DistrictDay.Of(line.RecordedAt ?? now, zone);
        using var data = JsonDocument.Parse(line.Data);
        var bound = EventCodec.Bind(line.Type, data.RootElement, today);
        if (!bound.IsBound)
            return new(line.Number, ColumnOf(bound.Fault), bound.Fault.Code, bound.Fault.Message);
        if (Placement.Fault(line) is { } misplaced)
            return misplaced;

        Wishes.Add(new(line.Number, _placement.Of(line), bound.Event, today, id, Assertion(line))
        {
            DayIsAssumed = bound.Event is IDated && !data.RootElement.TryGetProperty("effectiveOn", out _),
        });
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

    private static string ColumnOf(Fault fault) => (fault.Code, fault.Field) switch
    {
        ("unknown-type", _) => "type",
        (_, "") => "data",
        var (_, field) => $"data.{field}",
    };
}
