using System.Reflection;
using System.Text.Json;
using Rollout.Domain;

namespace Rollout.App.Events;

/// <summary>Which members of an event people write in their own words: the only ones that can be redacted.</summary>
internal static class FreeText
{
    /// <summary>Their names as in JSON, in the event's order.</summary>
    internal static IReadOnlyList<string> MembersOf(Type type) =>
    [
        .. from property in type.GetProperties()
           where property.IsDefined(typeof(FreeTextAttribute))
           select JsonNamingPolicy.CamelCase.ConvertName(property.Name),
    ];
}
