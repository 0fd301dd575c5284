using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;
using Rollout.App.Web.Operations;

namespace Rollout.App.Tests.Access;

/// <summary>One person, or one district, that asks for much is told so, and keeps nobody else from an answer.</summary>
public sealed class LeavingRoomForOthers(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Board = $"/d/{Invented.District}/pl";

    protected override void Customize(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new Shares(Burst: 12, PerSecond: 1, OpenPages: 2, OfADistrict: 3));

    [Fact]
    public async Task A_person_who_asks_too_fast_is_told_when_to_come_back_and_others_are_answered()
    {
        using var hasty = await ComeInAsync(await AddAsync("hasty@here.example", Invented.District, Role.ProjectManager));
        using var other = await ComeInAsync(await AddAsync("other@here.example", Invented.District, Role.ProjectManager));

        var visit = await hasty.GoAsync(Board, "application/json");
        for (var asked = 1; asked < 40 && visit.Status is HttpStatusCode.OK; asked++)
            visit = await hasty.GoAsync(Board, "application/json");

        Assert.Equal((HttpStatusCode.TooManyRequests, true), (visit.Status, visit.Text.Contains("too-many-requests", StringComparison.Ordinal)));
        Assert.InRange(int.Parse(visit.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await other.GoAsync(Board)).Status);
    }

    [Fact]
    public async Task A_district_that_asks_for_much_at_once_keeps_no_other_waiting()
    {
        using var here = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));
        using var elsewhere = await ComeInAsync(await AddAsync("ada@elsewhere.example", Elsewhere, Role.Administrator));
        await using var locks = await Database.Source.OpenConnectionAsync();
        await using var transaction = await locks.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table es_history in access exclusive mode", locks))
            await command.ExecuteNonQueryAsync();
        var asked = Enumerable.Range(0, 4).Select(n => here.GoAsync($"{Board}?effective=2026-09-0{n + 1}")).ToList();
        var told = await Task.WhenAny(asked);
        asked.Remove(told);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await told).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GoAsync($"/people/{Elsewhere}")).Status);

        await transaction.RollbackAsync();
        Assert.All(await Task.WhenAll(asked), visit => Assert.Equal(HttpStatusCode.OK, visit.Status));
    }

    [Fact]
    public async Task A_person_with_many_open_pages_is_told_so()
    {
        using var visitor = await ComeInAsync(await AddAsync("pm@here.example", Invented.District, Role.ProjectManager));
        using var client = new HttpClient { BaseAddress = Client.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", $"rollout-session={visitor.Session}");
        var open = new List<HttpResponseMessage>();
        for (var page = 0; page < 3; page++)
            open.Add(await client.GetAsync($"{Board}/live?position=1", HttpCompletionOption.ResponseHeadersRead));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], open.Select(answered => answered.StatusCode));

        open.ForEach(answered => answered.Dispose());
    }
}
