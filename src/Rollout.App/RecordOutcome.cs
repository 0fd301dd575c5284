using Rollout.Domain;

namespace Rollout.App;

/// <summary>What became of one wish.</summary>
internal abstract record RecordOutcome
{
    private RecordOutcome() { }

    /// <summary>It is in the log: now, or since the first time it was said.</summary>
    /// <param name="Version">Of the stream, with the event.</param>
    internal sealed record Recorded(Guid Id, StreamId Stream, long Version, long Position, IReadOnlyList<Warning> Warnings) : RecordOutcome;

    /// <summary>It was so before; nothing was recorded.</summary>
    internal sealed record AlreadySo(StreamId Stream, long Version) : RecordOutcome;

    internal sealed record Refused(Refusal Refusal) : RecordOutcome;

    /// <summary>Somebody wrote to the stream since the version the wish rests on.</summary>
    internal sealed record SomeoneWasFirst(StreamId Stream, long Expected, long Actual) : RecordOutcome;

    /// <summary>The command's id was used for something else.</summary>
    internal sealed record OtherWish(Guid Id) : RecordOutcome;
}
