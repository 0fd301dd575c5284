using System.Text.Json;

namespace Rollout.App.Features.Imports.Json;

/// <summary>The words a closed set of values goes by in JSON.</summary>
internal static class Words<TWord>
    where TWord : struct, Enum
{
    internal static IReadOnlyDictionary<string, TWord> ByText { get; } =
        Enum.GetValues<TWord>().ToDictionary(word => JsonSerializer.Serialize(word).Trim('"'));
}
