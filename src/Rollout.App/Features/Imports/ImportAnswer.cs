using System.Text.Json.Serialization;
using Rollout.App.Features.Imports.Lines;

namespace Rollout.App.Features.Imports;

/// <summary>What an import did, or would do. The JSON contract of every <c>rollout import</c>.</summary>
/// <param name="Districts">Districts the file speaks of.</param>
/// <param name="Schools">Schools the file speaks of.</param>
/// <param name="Streams">Streams written, or that would be.</param>
/// <param name="Events">Events written, or that would be.</param>
/// <param name="Unchanged">Rows or lines that added nothing.</param>
internal sealed record ImportAnswer(
    int Districts, int Schools, int Streams, int Events, int Unchanged, IReadOnlyList<Rejection> Rejected, bool DryRun)
{
    /// <summary>Line by line what would change, on a dry run of what tells it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LineChange>? Lines { get; init; }
}
