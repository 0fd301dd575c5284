using Rollout.Domain.Paths;

namespace Rollout.Domain.Tracking;

/// <summary>A published version of the path, with the event that published it.</summary>
public sealed record PathVersion(int Number, ExpectedPath Path, Guid Event);
