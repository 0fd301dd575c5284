using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Rollout.App.Cli;

namespace Rollout.App.Tests.Cli;

public sealed partial class Serving(FreshDatabase database) : AnInventedDistrict(database)
{
    [Fact]
    public async Task Answers_at_the_address_it_says_until_it_is_interrupted()
    {
        using var interrupted = new CancellationTokenSource();
        using var client = new HttpClient();

        var serving = Door.ServeAsync("http://127.0.0.1:0", interrupted.Token, out var complained);
        await FreshDatabase.UntilAsync(() => Task.FromResult(serving.IsCompleted || Address().IsMatch(complained.ToString())), "It doesn't serve.");
        var board = await client.GetFromJsonAsync<JsonElement>($"{Address().Match(complained.ToString())}/api/v1/districts/{Invented.District}/initiatives/pl/board");
        await interrupted.CancelAsync();

        Assert.Equal(CommandLine.Done, await serving);
        Assert.Equal(Invented.District, board.GetProperty("district").GetString());
    }

    [Fact]
    public async Task Sends_traces_and_metrics_to_the_collector_it_is_told_of()
    {
        var heard = new ConcurrentBag<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request) => heard.Add($"{request.Path} {await SizeAsync(request.Body) > 0}"));
        await collector.StartAsync();
        Door.Set("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single());
        Door.Set("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");

        await Answers_at_the_address_it_says_until_it_is_interrupted();

        Assert.Contains("/v1/traces True", heard);
        Assert.Contains("/v1/metrics True", heard);

        static async Task<long> SizeAsync(Stream body)
        {
            using var copy = new MemoryStream();
            await body.CopyToAsync(copy);
            return copy.Length;
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://rollout.example.org")]
    [InlineData("http://localhost:5080;http://10.0.0.1:5080")]
    [InlineData("nonsense")]
    public async Task Refuses_an_address_that_others_reach_unless_it_knows_its_own_name(string urls)
    {
        var told = await Door.RunAsync("serve", "--urls", urls);

        Assert.Equal(CommandLine.Failed, told.ExitCode);
        Assert.Contains("ROLLOUT_ORIGIN", told.Error);
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Address();
}
