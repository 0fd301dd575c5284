using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Rollout.Domain;

namespace Rollout.App.Events;

/// <summary>What JSON a member of an event takes, and how it is read from outside.</summary>
internal abstract class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();

    /// <summary>The shape as a help text writes it, such as <c>[text, …]</c> or <c>{name: text, from: day}</c>.</summary>
    internal abstract string Notation { get; }

    /// <summary>The shape as a JSON schema.</summary>
    internal abstract JsonObject Schema { get; }

    /// <summary>The value; null with the fault in the binding when the JSON does not fit.</summary>
    internal abstract object? Read(JsonElement json, Binding binding);

    internal static Shape Of(Type type) => Shapes.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, Describe);

    private static Shape Describe(Type type) => type switch
    {
        _ when type == typeof(string) => new ValueShape("text", "a text", JsonOf("string"), json => json.ValueKind == JsonValueKind.String ? json.GetString() : null),
        _ when type == typeof(bool) => new ValueShape(
            "true|false", "true or false", JsonOf("boolean"), json => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null),
        _ when type == typeof(int) => new ValueShape(
            "whole number", "a whole number", JsonOf("integer"), json => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) ? number : null),
        _ when type == typeof(decimal) => new ValueShape(
            "number", "a number", JsonOf("number"), json => json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? number : null),
        _ when type == typeof(long) => new ValueShape(
            "whole number", "a whole number", JsonOf("integer"), json => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) ? number : null),
        _ when type == typeof(DateTimeOffset) => new ValueShape(
            "instant", "an instant in UTC such as 2026-10-05T14:30:00Z", JsonOf("string", "date-time"), json => ReadInstant(json)),
        _ when type == typeof(DateOnly) => new ValueShape("day", "a day such as 2026-10-05", JsonOf("string", "date"), json => ReadDay(json)),
        _ when type == typeof(Guid) => new ValueShape(
            "event id", "an event id such as 1e18f282-3174-5309-b9f1-5ec0fbd20027", JsonOf("string", "uuid"),
            json => json.ValueKind == JsonValueKind.String && json.TryGetGuid(out var id) ? id : null),
        { IsEnum: true } => OfEnum(type),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ValueList<>) => Make(nameof(OfList), type.GetGenericArguments()[0]),
        { IsValueType: true } => Make(nameof(OfId), type),
        _ => new RecordShape(type),
    };

    private static Func<JsonObject> JsonOf(string type, string? format = null) =>
        () => format is null ? new() { ["type"] = type } : new() { ["type"] = type, ["format"] = format };

    private static DateOnly? ReadDay(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static DateTimeOffset? ReadInstant(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParseExact(
            json.GetString(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
        && instant.Offset == TimeSpan.Zero
            ? instant
            : null;

    private static ValueShape OfEnum(Type type)
    {
        var words = type.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(
            field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name, field => field.GetValue(null));
        return new(
            string.Join('|', words.Keys), $"one of {string.Join(", ", words.Keys)}",
            () => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Keys.Select(word => JsonValue.Create(word))]) },
            json => json.ValueKind == JsonValueKind.String ? words.GetValueOrDefault(json.GetString()!) : null);
    }

    private static Shape Make(string method, Type type) => (Shape)typeof(Shape)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!;

    private static ValueShape OfId<TId>()
        where TId : struct, ITextId<TId> => new(
            $"{typeof(TId).Name[..^2].ToLowerInvariant()} id", TId.Form,
            () => new() { ["type"] = "string", ["description"] = TId.Form }, json => json.ValueKind == JsonValueKind.String && TId.TryParse(json.GetString(), null, out var id) ? id : null);

    private static ListShape<TItem> OfList<TItem>() => new();
}

/// <summary>A single value; <paramref name="read"/> gives null when the JSON is not <paramref name="expected"/>.</summary>
/// <param name="notation">In a word, for help texts.</param>
internal sealed class ValueShape(string notation, string expected, Func<JsonObject> schema, Func<JsonElement, object?> read) : Shape
{
    internal override JsonObject Schema => schema();

    internal override string Notation => notation;

    internal override object? Read(JsonElement json, Binding binding) => read(json) ?? binding.Malformed(expected);
}

/// <summary>A list of values of one shape.</summary>
internal sealed class ListShape<TItem> : Shape
{
    private readonly Shape _item = Of(typeof(TItem));

    internal override string Notation => $"[{_item.Notation}, …]";

    internal override JsonObject Schema => new() { ["type"] = "array", ["items"] = _item.Schema };

    internal override object? Read(JsonElement json, Binding binding)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return binding.Malformed("a list");
        var items = new TItem[json.GetArrayLength()];
        foreach (var (i, element) in json.EnumerateArray().Index())
        {
            binding.Enter(i);
            if (_item.Read(element, binding) is not TItem item)
                return null;
            binding.Leave();
            items[i] = item;
        }

        return new ValueList<TItem>(items);
    }
}
