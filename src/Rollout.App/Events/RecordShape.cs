using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.Domain;
using Rollout.Domain.Districts;
using Rollout.Domain.Paths;

namespace Rollout.App.Events;

/// <summary>An object whose members are those of a record's constructor, no more and no fewer than it needs.</summary>
internal sealed class RecordShape(Type type) : Shape
{
    /// <summary>What a member is when it is left out, though the record itself needs it.</summary>
    private static readonly Dictionary<(Type, string), object> WhenAbsent = new()
    {
        [(typeof(Milestone), "gate")] = false,
        [(typeof(Milestone), "clock")] = ClockKind.Instructional,
        [(typeof(Milestone), "needs")] = new ValueList<MilestoneId>([]),
        [(typeof(Milestone), "evidence")] = Evidence.None,
        [(typeof(ExpectedPath), "variants")] = new ValueList<PathVariant>([]),
        [(typeof(PathVariant), "milestones")] = new ValueList<MilestoneChange>([]),
        [(typeof(PathVariant), "omit")] = new ValueList<MilestoneId>([]),
        [(typeof(DistrictEvent.SchoolYearPublished), "terms")] = new ValueList<Domain.Calendar.Term>([]),
        [(typeof(DistrictEvent.SchoolYearPublished), "closures")] = new ValueList<Domain.Calendar.Closure>([]),
    };

    private readonly ConstructorInvoker _make = ConstructorInvoker.Create(ConstructorOf(type));
    private readonly Member[] _members = MembersOf(type);

    /// <summary>A member with a question mark may be left out.</summary>
    internal override string Notation => _members is [] ? "{}" : $"{{{string.Join(", ", _members.Select(member => member.Notation))}}}";

    internal override JsonObject Schema => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(_members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema))),
        ["required"] = new JsonArray([.. _members.Where(member => !member.IsOptional).Select(member => JsonValue.Create(member.Name))]),
        ["additionalProperties"] = false,
    };

    internal override object? Read(JsonElement json, Binding binding)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return binding.Malformed("an object");
        var values = new object?[_members.Length];
        foreach (var property in json.EnumerateObject())
        {
            var at = Find(property);
            if (at < 0)
                return binding.Unknown(property.Name, _members.Select(member => member.Name));
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            binding.Enter(_members[at].Name);
            if ((values[at] = _members[at].Shape.Read(property.Value, binding)) is null)
                return null;
            binding.Leave();
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null && !_members[i].MayBeAbsent(binding, out values[i]))
                return binding.Missing(_members[i].Name);
        }

        return _make.Invoke(values);
    }

    private int Find(JsonProperty property)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            if (property.NameEquals(_members[i].Utf8Name))
                return i;
        }

        return -1;
    }

    private static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();

    private static Member[] MembersOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. from parameter in ConstructorOf(type).GetParameters()
               let name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)
               select new Member(
                   name, Encoding.UTF8.GetBytes(name), Of(parameter.ParameterType),
                   nullability.Create(parameter).WriteState == NullabilityState.Nullable,
                   name == "effectiveOn" && typeof(IDated).IsAssignableFrom(type), FreeText.MembersOf(type).Contains(name),
                   WhenAbsent.GetValueOrDefault((type, name))),
        ];
    }

    private sealed record Member(string Name, byte[] Utf8Name, Shape Shape, bool IsNullable, bool IsEffectiveDay, bool IsFreeText, object? Default)
    {
        internal bool IsOptional => IsEffectiveDay || IsNullable || Default is not null;

        internal string Notation => $"{Name}{(IsOptional ? "?" : "")}: {Shape.Notation}";

        internal JsonObject Schema
        {
            get
            {
                var schema = Shape.Schema;
                if (IsEffectiveDay)
                    schema["description"] = "The day it happened; the district's own day when left out.";
                if (IsFreeText)
                    (schema["description"], schema["x-free-text"]) = ("In people's own words: judged by no rule, and can be redacted.", true);
                return schema;
            }
        }

        internal bool MayBeAbsent(Binding binding, out object? value)
        {
            value = IsEffectiveDay ? binding.DayWhenAbsent : Default;
            return value is not null || IsNullable;
        }
    }
}
