using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Rollout.EventStore;

namespace Rollout.Benchmarks.Rows;

/// <summary>A large invented district of two path versions behind the web front, on a port of this machine.</summary>
internal sealed class ServedDistrict : IAsyncDisposable
{
    /// <summary>A day in the second year, when most of the path lies behind.</summary>
    internal const string Day = "effective=2028-03-01";

    private readonly BenchDatabase _database;
    private readonly WebApplication _app;
    private int _entries;

    private ServedDistrict(BenchDatabase database, WebApplication app, HttpClient client) => (_database, _app, Client) = (database, app, client);

    internal HttpClient Client { get; }

    internal static string Pages => $"/d/{InventedDistrict.Id}/{InventedDistrict.Initiative}";

    internal static string Api => $"/api/v1/districts/{InventedDistrict.Id}/initiatives/{InventedDistrict.Initiative}";

    /// <param name="daysApart">As <see cref="InventedDistrict.Streams"/> takes it.</param>
    /// <param name="hasEveryCheck">As <see cref="InventedDistrict.Streams"/> takes it.</param>
    internal static async Task<ServedDistrict> StartAsync(int schools, int daysApart, bool hasEveryCheck = false)
    {
        var database = await BenchDatabase.CreateAsync();
        await new PostgresEventStore(database.App).AppendManyAsync([InventedDistrict.ToAppend(schools, daysApart, hasEveryCheck)], default);
        await database.RunAsync("vacuum analyze");
        var (app, client) = await ServedFront.StartAsync(database, TimeProvider.System);
        var served = new ServedDistrict(database, app, client);
        // The first reads and compiles everything; whoever comes meanwhile waits for it.
        await served.GetAsync($"{Pages}?{Day}");
        return served;
    }

    /// <summary>Asks for an address as a browser does and answers how many bytes came over the wire.</summary>
    internal async Task<long> GetAsync(string address, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Accept-Encoding", "br");
        using var response = await Client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.StatusCode == HttpStatusCode.OK
            ? body.Length
            : throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Records a check-in at one school after the other.</summary>
    internal async Task LogAsync()
    {
        var school = Interlocked.Increment(ref _entries) % 1_000;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Api}/schools/{InventedDistrict.Id}{school % 50:00000}/events")
        {
            Content = JsonContent.Create(new { type = "check_in_recorded", data = new { note = $"Entry {_entries}." } }),
        };
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        using var response = await Client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.Created)
            throw new InvalidOperationException($"An entry of the benchmark was answered {(int)response.StatusCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
