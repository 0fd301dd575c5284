using Rollout.Domain;

namespace Rollout.App.Features.Imports.Events;

/// <summary>A line of an events file as it is written: what happened, where, and who said so when.</summary>
/// <param name="Data">The text of the member <c>data</c>, UTF-8; valid as long as the line it is part of.</param>
internal sealed record EventLine(
    int Number, string Type, SchoolId? School, ReadOnlyMemory<byte> Data, Guid? Id, DateTimeOffset? RecordedAt, string? By);
