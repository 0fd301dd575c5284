using Rollout.EventStore;

namespace Rollout.App.Tests.Faults;

internal enum Answer
{
    Stored,
    Repeated,
    Refused,
}

/// <summary>What one writer asks for: an append, or several districts' appends that stand or fall together.</summary>
internal sealed record Request(int Writer, int Number, IReadOnlyList<TenantAppend> Appends)
{
    public IReadOnlyList<(string District, Guid Id)> Events { get; } =
        [.. from append in Appends from happened in append.Events select (append.Tenant, happened.Id)];

    public async Task<Answer> AskAsync(IEventStore store, CancellationToken ct = default) => Appends.Count == 1
        ? await store.AppendAsync(Appends[0], ct) switch
        {
            AppendOutcome.Appended => Answer.Stored,
            AppendOutcome.Repeated => Answer.Repeated,
            AppendOutcome.Conflict => Answer.Refused,
            var torn => throw new InvalidOperationException($"{this}: {torn}"),
        }
        : await store.AppendManyAsync(Appends, ct) switch
        {
            BulkOutcome.Appended => Answer.Stored,
            BulkOutcome.Repeated => Answer.Repeated,
            BulkOutcome.Refused { Reason: AppendOutcome.Conflict } => Answer.Refused,
            var torn => throw new InvalidOperationException($"{this}: {torn}"),
        };

    public override string ToString() => $"request {Number} of writer {Writer}";
}
