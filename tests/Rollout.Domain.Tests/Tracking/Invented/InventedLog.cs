using Rollout.Domain.Tracking;

namespace Rollout.Domain.Tests.Tracking.Invented;

/// <summary>An event on its way into a log: its stream, its times and what happened.</summary>
internal sealed record LogLine(string Stream, Guid Id, DateTimeOffset LoggedAt, DateTimeOffset? AssertedAt, DomainEvent Happened)
{
    internal Recorded At(long position) => new(Id, position, LoggedAt, AssertedAt, AssertedAt is null ? null : "before", "p-1", Happened);

    internal DateOnly? EffectiveOn => (Happened as IDated)?.EffectiveOn;
}

/// <summary>A district's log in order; positions are places in the list, from 1.</summary>
internal sealed record InventedLog(IReadOnlyList<LogLine> Lines)
{
    internal const string District = "district";
    internal const string Charter = "initiative";

    internal static string School(SchoolId id) => $"school/{id}";

    internal static string Rollout(SchoolId id) => $"rollout/{id}";

    internal static SchoolId Id(int number) => new($"9900001{number:00000}");

    internal DistrictHistory History
    {
        get
        {
            var streams = Lines.Select((line, i) => (line, recorded: line.At(i + 1)))
                .GroupBy(it => it.line.Stream, it => it.recorded)
                .ToDictionary(stream => stream.Key, stream => new StreamLog([.. stream]));
            return new(
                new("9900001"), new("pl"), Lines.Count, streams.GetValueOrDefault(District, StreamLog.Empty),
                streams.GetValueOrDefault(Charter, StreamLog.Empty), Under(streams, "school/"), Under(streams, "rollout/"));
        }
    }

    private static Dictionary<SchoolId, StreamLog> Under(Dictionary<string, StreamLog> streams, string prefix) =>
        streams.Where(stream => stream.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(stream => new SchoolId(stream.Key[prefix.Length..]), stream => stream.Value);
}
