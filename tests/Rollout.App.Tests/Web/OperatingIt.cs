using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rollout.App.Web.Operations;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Web;

public sealed class OperatingIt(FreshDatabase database) : AServedDistrict(database)
{
    protected override void Customize(WebApplicationBuilder builder) => builder.Services.AddSingleton(
        new Overload(new() { PermitLimit = 2, QueueLimit = 3 }, new() { PermitLimit = 1, QueueLimit = 1 }));

    [Fact]
    public async Task Status_tells_whether_what_is_recorded_is_safe_and_how_far_the_read_models_are()
    {
        var status = await GetAsync("/status");

        Assert.Equal(["fsync", "fullPageWrites", "synchronousCommit", "dataChecksums", "serverVersion"], status.GetProperty("durability").EnumerateObject().Select(member => member.Name));
        Assert.Contains("history-0001-feed", status.GetProperty("migrations").GetProperty("applied").EnumerateArray().Select(name => name.GetString()!.Replace(".sql", "", StringComparison.Ordinal)));
        Assert.Equal(0, status.GetProperty("migrations").GetProperty("pending").GetArrayLength());
        Assert.Equal("history", status.GetProperty("projections")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Read_models_follow_what_is_recorded_though_nobody_asks_for_them()
    {
        await SayAsync("check_in_recorded", new { note = "Two classrooms." });

        await FreshDatabase.UntilAsync(
            async () => await Database.AskAsync("select count(*) from history_feed") == await StoredAsync(), "The history doesn't follow.");
        Assert.Equal(0, (await GetAsync("/status")).GetProperty("projections")[0].GetProperty("events").GetInt64());
    }

    [Fact]
    public async Task What_is_parked_is_counted()
    {
        await Database.RunAsync("insert into es_parked (tenant_id, name, key, pos, event_id, error) values ('9900002', 'history', 'a key', 1, gen_random_uuid(), 'bad'), ('9900002', 'history', 'a key', 2, gen_random_uuid(), 'waits')");

        Assert.Equal(1, (await GetAsync("/status")).GetProperty("projections")[0].GetProperty("parkedKeys").GetInt64());
        Assert.Contains("rollout_projection_parked_keys{projection=\"history\"} 1\n", await Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_count_requests_by_route_and_status_and_name_no_district_or_school()
    {
        await GetAsync($"{Base}/board");
        await GetAsync($"{Base}/board?status=offTrack");
        await SayAsync("milestone_reached", new { effectiveOn = "2026-09-04", milestone = "M1" });
        await SayAsync("milestone_reached", new { effectiveOn = "2026-09-04", milestone = "M9" });

        var page = "";
        await FreshDatabase.UntilAsync(
            async () => (page = await Client.GetStringAsync("/metrics")).Contains("http_response_status_code=\"409\"", StringComparison.Ordinal), "No refusal is measured.");
        foreach (var measured in new[]
        {
            "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/districts/{lea}/initiatives/{slug}/board\"} 2\n",
            "rollout_kept_total{outcome=\"hit\",what=\"board\"} ", "rollout_wishes_total{outcome=\"recorded\"} ", "rollout_wishes_total{outcome=\"refused\"} ",
            "rollout_projection_lag_events{projection=\"history\"} ", "rollout_database_answers 1\n", "db_client_connection", "dotnet_gc", "dotnet_process_cpu_time",
        })
        {
            Assert.Contains(measured, page, StringComparison.Ordinal);
        }

        foreach (var secret in new[] { District, Oak, "Password", "Host=" })
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_requests_than_can_be_worked_on_or_wait_are_told_at_once_to_come_back_and_health_still_answers()
    {
        await using var locks = await Database.Source.OpenConnectionAsync();
        await using var transaction = await locks.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table es_tenant_head in access exclusive mode", locks))
            await command.ExecuteNonQueryAsync();
        var asked = Enumerable.Range(0, 9).Select(_ => SendAsync(HttpMethod.Get, $"{Base}/board")).ToList();
        var refused = new List<Spoken>();
        while (refused.Count < 4)
        {
            var answered = await Task.WhenAny(asked);
            asked.Remove(answered);
            refused.Add(await answered);
        }

        Assert.All(refused, spoken => Assert.Equal(("503 overloaded", "application/problem+json"), (spoken.Problem, spoken.MediaType)));
        Assert.Equal("live", (await GetAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("ready", (await GetAsync("/health/ready")).GetProperty("status").GetString());
        await transaction.RollbackAsync();
        Assert.All(await Task.WhenAll(asked), spoken => Assert.Equal(HttpStatusCode.OK, spoken.Status));
    }

    [Fact]
    public async Task Whoever_waits_for_an_answer_that_is_being_written_keeps_nobody_from_work()
    {
        await using var locks = await Database.Source.OpenConnectionAsync();
        await using var transaction = await locks.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table es_history in access exclusive mode", locks))
            await command.ExecuteNonQueryAsync();
        // Twice as many as there are places; the first one's reading meets the lock.
        var asked = Enumerable.Range(0, 4).Select(_ => SendAsync(HttpMethod.Get, $"{Base}/board")).ToList();
        await Database.SomebodyWaitsAsync();

        var other = SendAsync(HttpMethod.Get, $"{Base}/history?limit=none");

        Assert.Same(other, await Task.WhenAny([.. asked, other]));
        Assert.Equal(HttpStatusCode.BadRequest, (await other).Status);
        await transaction.RollbackAsync();
        Assert.All(await Task.WhenAll(asked), spoken => Assert.Equal(HttpStatusCode.OK, spoken.Status));
    }
}
