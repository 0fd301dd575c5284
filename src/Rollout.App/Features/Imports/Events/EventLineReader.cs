using System.Buffers;
using System.Text.Json;
using Rollout.App.Features.Imports.Schools;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Events;

/// <summary>Reads one line of an events file strictly: only the members it knows, each once and of its form.</summary>
internal sealed class EventLineReader(string? source)
{
    private const int LongestName = 100;

    private static readonly SearchValues<char> OfPeople = SearchValues.Create("-.:_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly string[] Known = ["type", "school", "data", "id", "recordedAt", "by"];

    /// <summary>The line, or the first fault of it.</summary>
    internal (EventLine? Line, Rejection? Fault) Read(Utf8Line line)
    {
        var members = new Members(line.Number, source is not null);
        try
        {
            var reader = new Utf8JsonReader(line.Bytes.Span, new JsonReaderOptions { MaxDepth = 32 });
            var fault = members.Read(ref reader, line.Bytes);
            return fault is null ? members.ToLine() : (null, fault);
        }
        catch (JsonException e)
        {
            var column = $"{(e.BytePositionInLine ?? 0) + 1}";
            return (null, new(line.Number, column, "malformed-json", $"The line is not one JSON object: it breaks at byte {column}."));
        }
        catch (InvalidOperationException)
        {
            return (null, new(line.Number, members.Current, "outside-json-domain", "The text holds half of a surrogate pair."));
        }
    }

    private sealed class Members(int number, bool isAsserted)
    {
        private readonly List<string> _seen = [];
        private string? _type;
        private SchoolId? _school;
        private ReadOnlyMemory<byte>? _data;
        private Guid? _id;
        private DateTimeOffset? _recordedAt;
        private string? _by;

        /// <summary>The member being read.</summary>
        internal string Current { get; private set; } = "";

        internal (EventLine?, Rejection?) ToLine() => (_type, _data) switch
        {
            (null, _) => (null, Missing("type")),
            (_, null) => (null, Missing("data")),
            var (type, data) => (new(number, type, _school, data.Value, _id, _recordedAt, _by), null),
        };

        internal Rejection? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
                return new(number, "", "malformed-json", "The line is not a JSON object.");

            Rejection? fault = null;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var name = Current = NameOf(ref reader);
                reader.Read();
                var here = IsNew(name) ? Take(name, ref reader, line) : new(number, name, "duplicate-member", "The line names this member twice.");
                fault ??= here;
                reader.Skip();
            }

            // Reads to the end, so that a line broken after its faulty member is said to be broken.
            while (reader.Read())
            {
            }

            return fault;
        }

        // What is unknown is a fault by itself; so few are remembered.
        private bool IsNew(string name)
        {
            if (_seen.Contains(name))
                return false;
            if (_seen.Count <= Known.Length)
                _seen.Add(name);
            return true;
        }

        private static string NameOf(ref Utf8JsonReader reader)
        {
            foreach (var name in Known)
            {
                if (reader.ValueTextEquals(name))
                    return name;
            }

            return reader.GetString()!;
        }

        private Rejection? Take(string name, ref Utf8JsonReader reader, ReadOnlyMemory<byte> line) => name switch
        {
            "type" => Text(name, ref reader, out _type),
            "data" => TakeData(ref reader, line),
            "school" => TakeSchool(ref reader),
            "id" => TakeId(ref reader),
            "recordedAt" or "by" when !isAsserted =>
                new(number, name, "needs-source", $"'{name}' is what another system asserts: name that system with --source."),
            "recordedAt" => TakeTime(ref reader),
            "by" => TakePerson(ref reader),
            _ => new(number, name, "unknown-field", "A line has only type, school, data, id, recordedAt and by; rollout history --format events writes such lines."),
        };

        private Rejection? TakeData(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
        {
            if (reader.TokenType is not JsonTokenType.StartObject)
                return new(number, "data", "malformed", "'data' must be an object.");
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            _data = line[start..(int)reader.BytesConsumed];
            return null;
        }

        private Rejection? TakeSchool(ref Utf8JsonReader reader)
        {
            if (Text("school", ref reader, out var text) is { } fault)
                return fault;
            if (SchoolId.TryParse(text, null, out var school))
                _school = school;
            return _school is null ? FederalNumber.Fault(number, "school", text!, 12) : null;
        }

        private Rejection? TakeId(ref Utf8JsonReader reader)
        {
            if (Text("id", ref reader, out var text) is { } fault)
                return fault;
            if (Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty)
                _id = id;
            return _id is null ? new(number, "id", "bad-id", $"'{text}' is not a UUID.") : null;
        }

        private Rejection? TakeTime(ref Utf8JsonReader reader)
        {
            if (Text("recordedAt", ref reader, out var text) is { } fault)
                return fault;
            _recordedAt = AssertedTime.Read(ref reader, text!);
            return _recordedAt is null ? new(number, "recordedAt", "bad-time", $"'{text}' is not {AssertedTime.Form}.") : null;
        }

        private Rejection? TakePerson(ref Utf8JsonReader reader)
        {
            if (Text("by", ref reader, out _by) is { } fault)
                return fault;
            return _by!.Length <= LongestName && _by.Length > 0 && !_by.AsSpan().ContainsAnyExcept(OfPeople)
                ? null
                : new(number, "by", "bad-person", $"People are named by an opaque id: 1 to {LongestName} letters, digits, dots, hyphens, underscores or colons.");
        }

        private Rejection? Text(string name, ref Utf8JsonReader reader, out string? text)
        {
            text = null;
            if (reader.TokenType is not JsonTokenType.String)
                return new(number, name, "malformed", $"'{name}' must be a text.");
            text = reader.GetString();
            return null;
        }

        private Rejection Missing(string name) => new(number, name, "missing-field", $"The line lacks '{name}'.");
    }
}
