using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Rollout.EventStore;
using Rollout.EventStore.Projections;

namespace Rollout.App.Tests.Faults;

/// <summary>What must hold of a log and of everything derived from it, whatever happened before.</summary>
internal static class Proof
{
    private const string Faults =
        """
        with e as (
          select tenant_id, stream_id, version, timestamp, (headers ->> 'pos')::bigint as pos,
                 row_number() over (partition by tenant_id order by seq_id) as nth,
                 row_number() over (partition by tenant_id, stream_id order by seq_id) as nth_of_stream,
                 lag(timestamp) over (partition by tenant_id order by seq_id) as before
            from mt_events)
        select format('positions %s, versions %s, times %s, heads %s, streams %s',
          (select count(*) from e where pos <> nth),
          (select count(*) from e where version <> nth_of_stream),
          (select count(*) from e where timestamp < before),
          (select count(*) from es_tenant_head h
             full join (select tenant_id, max(pos) as pos, max(timestamp) as at from e group by tenant_id) l using (tenant_id)
            where (h.pos, h.last_ts) is distinct from (l.pos, l.at)),
          (select count(*) from mt_streams s
             full join (select tenant_id, stream_id as id, count(*) as events from e group by 1, 2) l using (tenant_id, id)
            where s.version is distinct from l.events))
        """;

    private const string Unheard =
        """
        select count(*) from mt_events e
          full join (select tenant_id, event_id as id, count(*) as times from heard group by 1, 2) h using (tenant_id, id)
         where h.times is distinct from 1 or e.seq_id is null
        """;

    private static readonly string[] Histories = ["es_history t"];

    /// <summary>The sample read model and the app's own.</summary>
    public static IReadOnlyList<IProjection> Projections => [new HeardProjection(), .. ReadModels.All];

    public static IReadOnlyList<SchemaFile> Schema => [HeardProjection.Schema, .. ReadModels.Schema];

    /// <summary>Positions without gaps, dense versions, times that never fall, heads and streams that agree with the events.</summary>
    public static async Task LogIsWholeAsync(NpgsqlDataSource database) =>
        Assert.Equal("positions 0, versions 0, times 0, heads 0, streams 0", await AskAsync<string>(database, Faults));

    /// <summary>Nobody writes meanwhile: every event was applied once, and rebuilt anew all is byte for byte as it was lived.</summary>
    public static async Task RebuiltIsLivedAsync(NpgsqlDataSource database)
    {
        var districts = await new PostgresEventStore(database).TenantsAsync(default);
        using (var follower = new Follower(database, Projections))
            await follower.CatchUpAsync(null, default);
        Assert.Empty(await Parked.ListAsync(database, null, default));
        Assert.Equal(0, await AskAsync<long>(database, Unheard));
        await HistoriesRebuiltAreLivedAsync(database, districts);
        foreach (var projection in Projections)
        {
            var lived = await DigestAsync(database, projection);
            foreach (var district in districts)
                await Rebuild.RunAsync(database, projection, district, default);
            Assert.Equal(lived, await DigestAsync(database, projection));
        }
    }

    /// <summary>The inline histories: nothing is found to mend, and made from nothing they are the same.</summary>
    private static async Task HistoriesRebuiltAreLivedAsync(NpgsqlDataSource database, IReadOnlyList<string> districts)
    {
        var lived = await DigestAsync(database, Histories);
        foreach (var district in districts)
            Assert.Equal(0, await HistoryRebuild.RunAsync(database, district, default));
        var streams = await AskAsync<long>(database, "with gone as (delete from es_history returning 1) select count(*) from gone");
        Assert.Equal(0, await AskAsync<long>(database, "select count(*) from es_history"));
        foreach (var district in districts)
            streams -= await HistoryRebuild.RunAsync(database, district, default);
        Assert.Equal(0, streams);
        Assert.Equal(lived, await DigestAsync(database, Histories));
    }

    /// <summary>SHA-256 of a projection's canonical dump: its tables' rows and its cursors as text, in byte order.</summary>
    public static Task<string> DigestAsync(NpgsqlDataSource database, IProjection projection) => DigestAsync(
        database, [$"es_cursor t where name = '{projection.Name}'", .. projection.Tables.Select(table => $"{table} t")]);

    private static async Task<string> DigestAsync(NpgsqlDataSource database, IReadOnlyList<string> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in sources)
            await AddAsync(hash, database, $"select t::text from {source} order by t::text collate \"C\"");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static async Task<T> AskAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task AddAsync(IncrementalHash hash, NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            hash.AppendData(Encoding.UTF8.GetBytes(row.GetString(0) + "\n"));
    }
}
