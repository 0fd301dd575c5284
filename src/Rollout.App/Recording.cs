using Npgsql;
using Rollout.App.Cli;
using Rollout.Domain;
using Rollout.EventStore;

namespace Rollout.App;

/// <summary>The only way in: what is there is loaded, the wishes are decided in memory, what came of it is appended.</summary>
/// <param name="actor">Who recorded what no earlier system asserts.</param>
internal sealed partial class Recording(IEventStore log, TimeProvider clock, string actor)
{
    private const int Attempts = 5;
    private const int IdsAtOnce = 10_000;

    /// <summary>
    /// Decides the wishes of several districts and records them, all or nothing. Nothing is recorded on a dry run, nor when a
    /// wish is refused, unless refused ones are to be left out.
    /// </summary>
    internal async Task<IReadOnlyList<DecidedDistrict>> RecordManyAsync(
        IReadOnlyList<DistrictWishes> wishes, bool dryRun, bool leaveOutRefused, CancellationToken ct)
    {
        var command = CommandId.At(clock.GetUtcNow());
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            // As a rule the ids are free, and the log itself refuses those that are not; then they are looked up, to say which.
            if (await DecideAsync(wishes, command, looksUpIds: dryRun || attempt > 1, ct) is not { } decided)
                continue;
            if (dryRun || !leaveOutRefused && decided.Any(district => district.Refused.Count > 0))
                return decided;
            if (await AppendAsync(decided, command, ct))
                return decided;
        }

        throw new CommandFailed($"Others wrote to the same schools {Attempts} times in between; nothing is stored. Try again.");
    }

    /// <summary>Null when somebody else wrote to the loaded streams in between.</summary>
    private async Task<IReadOnlyList<DecidedDistrict>?> DecideAsync(
        IReadOnlyList<DistrictWishes> wishes, CommandId command, bool looksUpIds, CancellationToken ct)
    {
        var decided = new List<DecidedDistrict>(wishes.Count);
        var now = clock.GetUtcNow();
        await foreach (var (wish, loaded) in Loading.LoadAsync(log, wishes, ct))
        {
            var district = new DecidedDistrict(loaded, command, now);
            district.Decide(wish.Plan(loaded.State));
            if ((looksUpIds || district.Refused.Count > 0) && !await RefuseTakenIdsAsync(district, wish.Streams, ct))
                return null;
            decided.Add(district);
        }

        return decided;
    }

    /// <summary>
    /// False when an id is taken in a stream that was loaded without it: it was stored since, and what is there must be read again.
    /// </summary>
    private async Task<bool> RefuseTakenIdsAsync(DecidedDistrict district, IReadOnlyCollection<StreamId> loaded, CancellationToken ct)
    {
        var given = district.Accepted.Where(accepted => accepted.Wish.Id is not null).Select(accepted => accepted.Id);
        foreach (var ids in given.Chunk(IdsAtOnce).ToList())
        {
            var taken = await log.FindAsync(district.District.Value, ids, ct);
            if (taken.Values.Distinct().Any(stream => loaded.Contains(StreamId.Parse(stream, null))))
                return false;
            if (taken.Count > 0)
                district.RefuseTaken(taken);
        }

        return true;
    }

    /// <summary>False when somebody else wrote in between.</summary>
    private async Task<bool> AppendAsync(IReadOnlyList<DecidedDistrict> decided, CommandId command, CancellationToken ct)
    {
        var appends = decided.Where(district => district.Accepted.Count > 0).Select(district => district.ToAppend(actor, command)).ToList();
        if (appends.Count == 0)
            return true;
        try
        {
            return await log.AppendManyAsync(appends, ct) is BulkOutcome.Appended;
        }
        catch (NpgsqlException e) when (Edge.WentAway(e))
        {
            return await IsStoredAsync(appends[0], e, ct)
                ? true
                : throw new CommandFailed("The database went away in mid-import; nothing of the file is stored.", e);
        }
    }

    /// <summary>The connection may have broken before or after the commit: asks, over a new one, which it was.</summary>
    private async Task<bool> IsStoredAsync(TenantAppend append, NpgsqlException broken, CancellationToken ct)
    {
        try
        {
            return await log.IsStoredInTheEndAsync(append.Tenant, append.Events[0].Id, ct);
        }
        catch (NpgsqlException)
        {
            throw new CommandFailed(
                "The database went away in mid-import and doesn't answer. The file is stored wholly or not at all: import it again when the database is back; what is there already adds nothing.",
                broken);
        }
    }
}
