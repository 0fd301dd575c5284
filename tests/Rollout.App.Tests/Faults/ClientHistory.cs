using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Rollout.EventStore;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// What the writers know of their requests: asked, answered, broken off. Compared with the log it must hold that what was
/// acknowledged is there, what was refused is not, and what broke off is there wholly or not at all; each once.
/// </summary>
internal sealed class ClientHistory
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<(int Writer, int Number), (Request Request, Answer? Answer)> _known = new();
    private int _acknowledged;
    private int _broken;
    private int _repeated;

    public int Acknowledged => _acknowledged;

    /// <summary>Acknowledged only when asked again: the first answer was lost after the commit.</summary>
    public int Repeated => _repeated;

    public override string ToString() =>
        $"{_known.Count} requests, {_acknowledged} acknowledged, {_broken} broken off, {_repeated} found stored when repeated, " +
        $"{_known.Values.Count(known => known.Answer is null)} left unknown";

    public void Asked(Request request) => _known.TryAdd((request.Writer, request.Number), (request, null));

    public void Answered(Request request, Answer answer)
    {
        _known[(request.Writer, request.Number)] = (request, answer);
        if (answer != Answer.Refused)
            Interlocked.Increment(ref _acknowledged);
        if (answer == Answer.Repeated)
            Interlocked.Increment(ref _repeated);
    }

    public void BrokeOff(Request request)
    {
        Asked(request);
        Interlocked.Increment(ref _broken);
    }

    /// <summary>Asks until there is an answer, or, now and then, gives up not knowing.</summary>
    public async Task AskAsync(Request request, IEventStore store, bool givesUp)
    {
        Asked(request);
        for (var asking = Stopwatch.StartNew(); ;)
        {
            try
            {
                Answered(request, await request.AskAsync(store));
                return;
            }
            catch (NpgsqlException) when (asking.Elapsed < Patience)
            {
                BrokeOff(request);
                if (givesUp)
                    return;
                await BeforeTheNextTry();
            }
        }
    }

    /// <summary>Nobody writes meanwhile.</summary>
    public async Task AgreesWithAsync(NpgsqlDataSource database)
    {
        var log = await LogAsync(database);
        foreach (var (request, answer) in _known.Values)
        {
            var there = request.Events.Count(log.Remove);
            Assert.True(
                answer switch
                {
                    null => there == 0 || there == request.Events.Count,
                    Answer.Refused => there == 0,
                    _ => there == request.Events.Count,
                },
                $"{request}, {answer?.ToString() ?? "unknown"}: {there} of {request.Events.Count} events are in the log");
        }

        Assert.Empty(log);
    }

    /// <summary>How many events of acknowledged requests the log lacks. Nobody writes meanwhile.</summary>
    public async Task<int> LostAsync(NpgsqlDataSource database)
    {
        var log = await LogAsync(database);
        return _known.Values.Where(known => known.Answer is Answer.Stored or Answer.Repeated).Sum(known => known.Request.Events.Count(happened => !log.Contains(happened)));
    }

    // Asking without a pause would keep a machine of few cores from starting the database again.
    private static Task BeforeTheNextTry() => Task.Delay(20);

    private static async Task<HashSet<(string, Guid)>> LogAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select tenant_id, id from mt_events");
        await using var row = await command.ExecuteReaderAsync();
        var log = new HashSet<(string, Guid)>();
        while (await row.ReadAsync())
            Assert.True(log.Add((row.GetString(0), row.GetGuid(1))), "An event is in the log twice.");
        return log;
    }
}
