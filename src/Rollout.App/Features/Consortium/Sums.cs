using System.Text.Json;
using Npgsql;
using Rollout.App.Reading;
using Rollout.App.Web.Access;
using Rollout.App.Web.Pages;
using Rollout.Domain;
using Rollout.Domain.Tracking;
using Rollout.EventStore;

namespace Rollout.App.Features.Consortium;

/// <summary>A district's sums, brought up to date in its own name when its log went on or a new day began.</summary>
internal sealed class Sums(NpgsqlDataSource database, IEventStore log, BoardReader boards, TimeProvider clock)
{
    private static readonly string Keep = Sql.Read<Sums>("keep-sum.sql");

    internal async Task<IReadOnlyList<InitiativeSum>> OfAsync(DistrictId district, CancellationToken ct)
    {
        var kept = await KeptAsync(district, ct);
        if (await log.HeadAsync(district.Value, ct) is not { } head || await IsCurrentAsync(kept, district, head, ct))
            return kept;
        var charters = (await Loading.LoadAllAsync(log, district, "initiative/", ct)).State;
        foreach (var (initiative, _) in charters.Initiatives.Where(initiative => initiative.Value.Paths.Count > 0))
        {
            var answer = await boards.AskAsync(district, initiative, new(), ct);
            if (answer.Board is not null)
                await KeepAsync(PageFrame.Of(answer, new(), clock), ct);
        }

        return await KeptAsync(district, ct);
    }

    private async Task<bool> IsCurrentAsync(IReadOnlyList<InitiativeSum> kept, DistrictId district, long head, CancellationToken ct)
    {
        if (kept.Count == 0 || kept.Any(sum => sum.Position < head))
            return false;
        var zone = await Loading.ZoneOfAsync(log, district, ct);
        return kept.All(sum => sum.EffectiveOn == DistrictDay.Of(clock.GetUtcNow(), zone));
    }

    private Task KeepAsync(PageFrame frame, CancellationToken ct)
    {
        var board = frame.Board;
        return database.DoInAsync(board.District, ct, Statements.Of(
            Keep, board.District.Value, board.Initiative.Value, frame.District, frame.Initiative, board.Coordinates.EffectiveOn, board.Coordinates.Position,
            BoardWords.Coordinates(board), JsonSerializer.Serialize(BoardDocument.CountsOf(board))));
    }

    private async Task<IReadOnlyList<InitiativeSum>> KeptAsync(DistrictId district, CancellationToken ct) => await database.ListInAsync(
        district,
        "select s.district, s.title, s.effective_on, s.position, s.coordinates, s.counts::text from initiative_sum s where s.tenant_id = $1 order by s.initiative",
        row => new InitiativeSum(
            district, row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetInt64(3), row.GetString(4),
            JsonSerializer.Deserialize<Dictionary<string, int>>(row.GetString(5))!),
        ct, district.Value);
}

/// <summary>How many schools of an initiative stand how.</summary>
/// <param name="Coordinates">Where it is true, in words.</param>
/// <param name="Counts">By status, as programs write it.</param>
public sealed record InitiativeSum(
    DistrictId District, string DistrictName, string Title, DateOnly EffectiveOn, long Position, string Coordinates, IReadOnlyDictionary<string, int> Counts)
{
    internal int Of(Status status) => Counts.GetValueOrDefault(StatusWords.Code(status));
}
