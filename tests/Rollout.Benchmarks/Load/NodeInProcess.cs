using System.Text.Json;
using Npgsql;
using Rollout.App;
using Rollout.App.Cli;
using Rollout.App.Features.Schools;
using Rollout.App.Reading;
using Rollout.Domain;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.Benchmarks.Load;

/// <summary>A node within this process: the services that the command line and, once there is one, the server use; and its follower.</summary>
internal sealed class NodeInProcess : INode
{
    private const int Attempts = 5;

    private readonly BenchDatabase _database;
    private readonly TimeProvider _clock;
    private readonly PostgresEventStore _log;
    private readonly BoardReader _boards;
    private readonly Follower _follower;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;

    internal NodeInProcess(BenchDatabase database, TimeProvider clock)
    {
        (_database, _clock, _log) = (database, clock, new(database.Source));
        _boards = new(_log, clock);
        _follower = new(database.Source, ReadModels.All);
        _following = _follower.RunAsync(_ => { }, _stop.Token);
    }

    public Task<string?> BoardAsync(DistrictId district, CancellationToken ct) =>
        AnswerAsync(district, board => Json.Write(BoardDocument.Of(board, [])), ct);

    public Task<string?> SchoolAsync(DistrictId district, SchoolId school, CancellationToken ct) =>
        AnswerAsync(district, board => Json.Write(ExplainDocument.Of(board, school)), ct);

    public Task<string?> LogAsync(DistrictId district, SchoolId school, string type, string data, CancellationToken ct) => TellAsync(async () =>
    {
        using var json = JsonDocument.Parse(data);
        var command = CommandId.At(_clock.GetUtcNow());
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var decided = await DecideAsync(command, district, school, type, json.RootElement, ct);
            if (decided.Refused is [var (_, refusal), ..])
                return refusal.Code;
            if (decided.Accepted.Count == 0)
                return null;
            if (await _log.AppendAsync(decided.ToAppend("operator:load", command), ct) is not AppendOutcome.Conflict)
            {
                _follower.Signal();
                return null;
            }
        }

        return "conflict";
    });

    public Task<string?> ImportAsync(DistrictId district, string file, CancellationToken ct) => TellAsync(async () =>
    {
        using StringWriter told = new(), complained = new();
        var terminal = new Terminal(told, complained, name => name == "ROLLOUT_DATABASE" ? _database.ConnectionString : null, "load");
        string[] args = ["import", "events", file, "--district", district.Value, "--initiative", InventedState.Initiative.Value];
        var done = await CommandLine.RunAsync(args, new Door(terminal, _clock), ct);
        _follower.Signal();
        return done == CommandLine.Done ? null : complained.ToString().Trim();
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_following);
        _follower.Dispose();
        _stop.Dispose();
    }

    private Task<string?> AnswerAsync(DistrictId district, Func<Domain.Tracking.Board, string> write, CancellationToken ct) => TellAsync(async () =>
    {
        var answer = await _boards.AskAsync(district, InventedState.Initiative, new CoordinateRequest(), ct);
        if (answer.Board is not { } board)
            return answer.Refusal!.Code;
        return write(board).Length > 0 ? null : "empty";
    });

    private async Task<DecidedDistrict> DecideAsync(
        CommandId command, DistrictId district, SchoolId school, string type, JsonElement data, CancellationToken ct)
    {
        var stream = new StreamId.Rollout(InventedState.Initiative, school);
        var loaded = await Loading.LoadAsync(
            _log, district, [new StreamId.District(), new StreamId.Initiative(InventedState.Initiative), new StreamId.School(school), stream], ct);
        var now = _clock.GetUtcNow();
        var bound = EventCodec.Bind(type, data, loaded.DayOf(now));
        if (!bound.IsBound)
            throw new InvalidOperationException($"The load's own event is malformed: {bound.Fault.Message}");
        var decided = new DecidedDistrict(loaded, command, now);
        decided.Decide([new Wish(1, stream, bound.Event)]);
        return decided;
    }

    private static async Task<string?> TellAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (NpgsqlException e)
        {
            return e.SqlState ?? e.Message;
        }
    }
}
