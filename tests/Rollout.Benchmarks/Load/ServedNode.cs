using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Rollout.App.Cli;
using Rollout.Domain;

namespace Rollout.Benchmarks.Load;

/// <summary>A node of the web front on a port of this machine, asked over HTTP; imports go by the command line beside it.</summary>
internal sealed class ServedNode : INode
{
    private readonly BenchDatabase _database;
    private readonly TimeProvider _clock;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private ServedNode(BenchDatabase database, TimeProvider clock, WebApplication app, HttpClient client) =>
        (_database, _clock, _app, _client) = (database, clock, app, client);

    internal static async Task<ServedNode> StartAsync(BenchDatabase database, TimeProvider clock)
    {
        var (app, client) = await ServedFront.StartAsync(database, clock);
        return new(database, clock, app, client);
    }

    public Task<string?> BoardAsync(DistrictId district, CancellationToken ct) => AskAsync(HttpMethod.Get, $"{Api(district)}/board", null, ct);

    public Task<string?> SchoolAsync(DistrictId district, SchoolId school, CancellationToken ct) =>
        AskAsync(HttpMethod.Get, $"{Api(district)}/schools/{school}", null, ct);

    public Task<string?> LogAsync(DistrictId district, SchoolId school, string type, string data, CancellationToken ct) => AskAsync(
        HttpMethod.Post, $"{Api(district)}/schools/{school}/events",
        new StringContent($$"""{"type":"{{type}}","data":{{data}}}""", Encoding.UTF8, "application/json"), ct);

    public async Task<string?> ImportAsync(DistrictId district, string file, CancellationToken ct)
    {
        using StringWriter told = new(), complained = new();
        var terminal = new Terminal(told, complained, name => _database.Environment.GetValueOrDefault(name), "load");
        string[] args = ["import", "events", file, "--district", district.Value, "--initiative", InventedState.Initiative.Value];
        return await CommandLine.RunAsync(args, new Door(terminal, _clock), ct) == CommandLine.Done ? null : complained.ToString().Trim();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string Api(DistrictId district) => $"/api/v1/districts/{district}/initiatives/{InventedState.Initiative}";

    private async Task<string?> AskAsync(HttpMethod method, string address, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("Accept-Encoding", "br");
        if (content is not null)
            request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        try
        {
            using var response = await _client.SendAsync(request, ct);
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadAsByteArrayAsync(ct)).Length > 0 ? null : "empty";
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            await using var plain = response.Content.Headers.ContentEncoding.Contains("br") ? new BrotliStream(body, CompressionMode.Decompress) : body;
            var problem = await JsonSerializer.DeserializeAsync<JsonElement>(plain, cancellationToken: ct);
            return $"{(int)response.StatusCode} {problem.GetProperty("code").GetString()}";
        }
        catch (HttpRequestException broken)
        {
            return $"{broken.HttpRequestError}";
        }
    }
}
