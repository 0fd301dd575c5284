using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Rollout.App.Tests.Cli;
using Rollout.App.Web;
using Rollout.App.Web.Access;
using Rollout.EventStore;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Rollout.App.Tests.Web;

/// <summary>The invented district behind the web front, listening on a port of this machine.</summary>
public abstract class AServedDistrict(FreshDatabase database) : AnInventedDistrict(database)
{
    internal const string Base = $"/api/v1/districts/{Invented.District}/initiatives/pl";
    internal const string Events = $"{Base}/schools/{Invented.Oak}/events";

    private WebApplication? _app;

    private protected WebApplication App => _app!;

    /// <summary>A little ahead of the database's, so that all it recorded is known.</summary>
    internal StandingClock Clock { get; } = new(DateTimeOffset.UtcNow.AddMinutes(5));

    /// <summary>What was logged.</summary>
    internal KeptDiary Diary { get; } = new();

    protected HttpClient Client { get; private set; } = null!;

    /// <summary>How the front reaches the database; a test may put a network between.</summary>
    protected virtual string ConnectionString => Database.AppConnectionString;

    /// <summary>How people come in; nobody but whoever is at this machine, unless a class says otherwise.</summary>
    private protected virtual SignInOptions SignIn => new(Origin: null, Demonstration: null);

    protected virtual void Customize(WebApplicationBuilder builder) { }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.RunAsync("delete from first_outcome");
        _app = await ServeAsync(ConnectionString, Customize);
        Client = new() { BaseAddress = new(_app.Urls.Single()) };
    }

    /// <summary>Another node; whoever starts it disposes of it.</summary>
    private protected async Task<WebApplication> ServeAsync(string connectionString, Action<WebApplicationBuilder>? customize = null)
    {
        var (source, projector) = (PostgresDatabase.Open(connectionString), PostgresDatabase.Open(ClusterRoles.Projecting(connectionString)));
        var door = new WebDoor(source, projector, new PostgresEventStore(source), Clock, ["http://127.0.0.1:0"], new LoggerConfiguration().WriteTo.Sink(Diary).CreateLogger()) { SignIn = SignIn };
        var app = WebFront.Build(door, customize);
        app.Lifetime.ApplicationStopped.Register(source.Dispose);
        app.Lifetime.ApplicationStopped.Register(projector.Dispose);
        await app.StartAsync();
        return app;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Client.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    internal async Task<JsonElement> GetAsync(string address) => (await Client.GetFromJsonAsync<JsonElement>(address))!;

    internal Task<Spoken> SayAsync(string type, object data, string? key = null, string? rests = null, string address = Events) =>
        SendAsync(HttpMethod.Post, address, JsonSerializer.Serialize(new { type, data }), key ?? Guid.NewGuid().ToString(), rests);

    internal async Task<Spoken> SendAsync(
        HttpMethod method, string address, string? body = null, string? key = null, string? rests = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        // A body that is refused for its size would meet a closed connection in the middle.
        request.Headers.ExpectContinue = body is { Length: > 100_000 };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (rests is not null)
            request.Headers.TryAddWithoutValidation("If-Match", rests);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.Tag,
            text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }
}

internal sealed class KeptDiary : ILogEventSink
{
    internal ConcurrentQueue<LogEvent> Entries { get; } = [];

    public void Emit(LogEvent logEvent) => Entries.Enqueue(logEvent);
}

/// <summary>What the front answered.</summary>
internal sealed record Spoken(HttpStatusCode Status, string? MediaType, string? Tag, JsonElement Body)
{
    /// <summary>A problem's status, code and field, in one line.</summary>
    public string Problem =>
        $"{(int)Status} {Body.GetProperty("code").GetString()}{(Body.TryGetProperty("field", out var at) ? $" {at.GetString()}" : "")}";
}
