using Rollout.Domain;

namespace Rollout.Benchmarks.Load;

/// <summary>
/// A node as those who ask it see it: ids and JSON in, JSON out. A fault is told by its code, null when there is none.
/// </summary>
internal interface INode : IAsyncDisposable
{
    Task<string?> BoardAsync(DistrictId district, CancellationToken ct);

    Task<string?> SchoolAsync(DistrictId district, SchoolId school, CancellationToken ct);

    /// <param name="data">The event's JSON object.</param>
    Task<string?> LogAsync(DistrictId district, SchoolId school, string type, string data, CancellationToken ct);

    /// <param name="file">As <c>rollout import events</c> takes it.</param>
    Task<string?> ImportAsync(DistrictId district, string file, CancellationToken ct);
}
