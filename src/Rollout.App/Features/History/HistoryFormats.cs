using System.Globalization;
using System.Text.Json;
using Rollout.App.Cli;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.Domain.Schools;
using Rollout.EventStore;

namespace Rollout.App.Features.History;

/// <summary>How an entry of the history is written.</summary>
internal interface IHistoryFormat
{
    void Write(HistoryEntry entry, TextWriter writer);
}

/// <summary>An event a line, for programs; of a reading what may be shown.</summary>
internal sealed class HistoryJsonLines : IHistoryFormat
{
    public void Write(HistoryEntry entry, TextWriter writer) => writer.WriteLine(Json.Write(Line(entry)));

    /// <summary>The same as a value.</summary>
    internal static JsonElement Element(HistoryEntry entry) => JsonSerializer.SerializeToElement(Line(entry), Json.Options);

    private static Dictionary<string, object?> Line(HistoryEntry entry)
    {
        var line = new Dictionary<string, object?>
        {
            ["position"] = entry.Position,
            ["id"] = entry.Id,
            ["stream"] = entry.Stream,
            ["version"] = entry.Version,
            ["type"] = entry.Type,
            ["school"] = entry.School,
            ["initiative"] = entry.Initiative,
            ["effectiveOn"] = entry.EffectiveOn,
            ["recordedAt"] = Instant(entry.RecordedAt),
            ["assertedAt"] = entry.AssertedAt is { } asserted ? Instant(asserted) : null,
            ["source"] = entry.Source,
            ["by"] = entry.By,
            ["data"] = ShownData.Of(entry.Type, entry.Data),
        };
        if (entry.Withdrawn is { } withdrawn)
            line["withdrawn"] = new { withdrawn.Position, At = Instant(withdrawn.At), withdrawn.Reason };
        return line;
    }

    internal static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}

/// <summary>
/// An event a line, as <c>rollout import events</c> takes it with <c>--source</c>: its recorded time is the one asserted, where there is
/// one. What was withdrawn stands there with its withdrawal, and readings are whole: only the operator on the database may write them.
/// </summary>
internal sealed class HistoryEventLines : IHistoryFormat
{
    public void Write(HistoryEntry entry, TextWriter writer)
    {
        using var data = JsonDocument.Parse(entry.Data);
        var line = new Dictionary<string, object> { ["type"] = entry.Type };
        if (entry.School is { } school)
            line["school"] = school;
        line["data"] = data.RootElement;
        line["id"] = entry.Id;
        line["recordedAt"] = HistoryJsonLines.Instant(entry.AssertedAt ?? entry.RecordedAt);
        if (entry.By is { } by)
            line["by"] = by;
        writer.WriteLine(Json.Write(line));
    }
}

/// <summary>An event a line, for people: its number, its day, where, and its sentence.</summary>
internal sealed class HistoryTable(Names names) : IHistoryFormat
{
    /// <summary>With the names that the district's schools have today.</summary>
    internal static async Task<HistoryTable> OfAsync(IEventStore log, DistrictId district, CancellationToken ct)
    {
        var schools = (await Loading.LoadAllAsync(log, district, "school/", ct)).State.Schools;
        return new(Names.Ids with { School = id => schools.TryGetValue(id, out var school) && school.Entry is { } entry ? entry.Name : id.Value });
    }

    public void Write(HistoryEntry entry, TextWriter writer)
    {
        var day = entry.EffectiveOn is { } on ? on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "–";
        var withdrawn = entry.Withdrawn is { } w ? $" [withdrawn by event {w.Position}: {w.Reason}]" : "";
        var asserted = entry.AssertedAt is null ? "" : " (asserted)";
        writer.WriteTextLine($"{entry.Position,6}  {day,-10}  {entry.School ?? entry.Initiative ?? "district",-12}  {Sentence(entry, names)}{asserted}{withdrawn}");
    }

    internal static string Sentence(HistoryEntry entry, Names names)
    {
        var happened = EventCodec.Decode(entry.Type, System.Text.Encoding.UTF8.GetBytes(entry.Data));
        // Names are today's: a school that was renamed would be called by its new name before it had it.
        return Sentences.Of(StreamId.Parse(entry.Stream, null), happened, happened is SchoolEvent.SchoolRenamed ? Names.Ids : names);
    }
}
