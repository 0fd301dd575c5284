using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Tests.Faults;
using Xunit.Abstractions;

namespace Rollout.App.Tests.Web;

/// <summary>Requests made from the API's own document and then spoilt: each is answered, none by a fault of ours, and a problem is always told as one.</summary>
public sealed class FuzzingTheApi(FreshDatabase database, ITestOutputHelper output) : AServedDistrict(database)
{
    private const int Requests = 5_000;

    /// <summary>What people, programs and attackers put where something else was meant.</summary>
    private static readonly string[] Nasty =
    [
        "", " ", "0", "-1", "1.5", "1e309", "9223372036854775808", "99999999999999999999999999", "null", "true", "NaN", "2026-02-30", "0000-00-00",
        "9999-12-31", "2026-11-20T25:61:00Z", "0001-01-01T00:00:00+14:00", "../../etc/passwd", "..%2f..%2fetc", "%00", "\u0000", "\ud800", "\u202e", "🏫",
        "' or 1=1 --", "\"; drop table mt_events; --", "{{7*7}}", "${jndi:ldap://x}", "<script>alert(1)</script>", "=cmd|' /c calc'!A1", "a\r\nSet-Cookie: x=1",
        "[]", "{}", "[[[[]]]]", new string('a', 1_000), new string('9', 400), "9900001", "9900002", "pl", "school", "*", "%", "_", "\\", "\t",
    ];

    private readonly List<string> _faults = [];
    private Random _random = null!;

    [Fact]
    public async Task Never_meets_a_fault_of_its_own()
    {
        _random = new(Seed.Of(output));
        var operations = Operation.AllOf(JsonNode.Parse(await Client.GetStringAsync("/openapi/v1.json"))!.AsObject());
        var statuses = new SortedDictionary<int, int>();

        for (var number = 0; number < Requests; number++)
        {
            using var request = Request(operations[_random.Next(operations.Count)]);
            using var response = await Client.SendAsync(request);
            statuses[(int)response.StatusCode] = statuses.GetValueOrDefault((int)response.StatusCode) + 1;
            await LookAsync(request, response);
        }

        output.WriteLine(string.Join(", ", statuses.Select(status => $"{status.Value} × {status.Key}")));
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Take(20)));
        // One that is refused before it is looked at proves nothing.
        Assert.All([200, 201, 400, 404, 409, 422], status => Assert.True(statuses.GetValueOrDefault(status) > 0, $"nothing was answered with {status}"));
        Assert.DoesNotContain(Diary.Entries, entry => entry.Exception is not null);
    }

    private async Task LookAsync(HttpRequestMessage request, HttpResponseMessage response)
    {
        var (status, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        var isTold = status < 400 ? mediaType is null or "application/json" : mediaType == "application/problem+json" && HasCode(text);
        if (status >= 500 || !isTold || !response.Headers.Contains("Content-Security-Policy"))
            _faults.Add($"{status} {mediaType} to {request.Method} {request.RequestUri} {(request.Content is null ? "" : Shortened(await request.Content.ReadAsStringAsync()))}: {Shortened(text)}");
    }

    private static bool HasCode(string problem) => JsonSerializer.Deserialize<JsonElement>(problem).TryGetProperty("code", out var code) && code.GetString() is { Length: > 0 };

    private static string Shortened(string text) => text.Length > 300 ? text[..300] : text;

    private HttpRequestMessage Request(Operation operation)
    {
        var address = new StringBuilder(operation.Path);
        foreach (var (name, good) in Operation.PathValues)
        {
            // An address with a NUL is no HTTP: the server answers it before Rollout sees it.
            address.Replace($"{{{name}}}", Uri.EscapeDataString(Spoilt(good, oneIn: 12).Replace("\0", "", StringComparison.Ordinal)));
        }

        var query = operation.Query.Where(_ => _random.Next(3) == 0)
            .Select(parameter => $"{Uri.EscapeDataString(Spoilt(parameter, 30))}={Uri.EscapeDataString(Spoilt(Operation.GoodQuery(parameter), 2))}");
        var request = new HttpRequestMessage(operation.Method, $"{address}?{string.Join('&', query)}");
        if (_random.Next(8) > 0)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Header(Spoilt(Guid.NewGuid().ToString(), 10)));
        if (_random.Next(5) == 0)
            request.Headers.TryAddWithoutValidation("If-Match", Header(Spoilt("\"1\"", 2)));
        if (_random.Next(10) == 0)
            request.Headers.TryAddWithoutValidation("If-None-Match", Header(Spoilt("\"1\"", 2)));
        if (operation.Examples is [_, ..] examples)
        {
            request.Content = new ByteArrayContent(Body(examples[_random.Next(examples.Count)]));
            request.Content.Headers.ContentType = new(_random.Next(15) == 0 ? "text/plain" : "application/json");
        }

        return request;
    }

    private string Spoilt(string good, int oneIn) => _random.Next(oneIn) > 0 ? good : Nasty[_random.Next(Nasty.Length)];

    private static string Header(string value) => new([.. value.Where(c => c is >= ' ' and <= '~').Take(1_000)]);

    private byte[] Body(JsonNode example)
    {
        var body = example.DeepClone();
        for (var spoils = _random.Next(4); spoils > 0; spoils--)
            Spoil(body);
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        switch (_random.Next(25))
        {
            case 0:
                return bytes[.._random.Next(bytes.Length)];
            case 1:
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return bytes;
            case 2:
                return WithHalfACharacter(bytes);
            case 3:
                return Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100));
            default:
                return bytes;
        }
    }

    /// <summary>Half of a surrogate pair, escaped, at the beginning or the end of some name or text.</summary>
    private byte[] WithHalfACharacter(byte[] json)
    {
        var quotes = json.Index().Where(letter => letter.Item == '"').Select(letter => letter.Index).ToList();
        if (quotes.Count == 0)
            return json;
        var place = quotes[_random.Next(quotes.Count)];
        return [.. json[..place], .. _random.Next(2) == 0 ? "\"\\ud800"u8 : "\\udc00\""u8, .. json[(place + 1)..]];
    }

    /// <summary>One member somewhere becomes something else, goes, or gets company.</summary>
    private void Spoil(JsonNode node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                var name = members.ElementAt(_random.Next(members.Count)).Key;
                if (_random.Next(2) == 0 && members[name] is JsonObject or JsonArray)
                    Spoil(members[name]!);
                else if (_random.Next(4) == 0)
                    members.Remove(name);
                else if (_random.Next(6) == 0)
                    members[$"{name}{_random.Next(3)}"] = Junk();
                else
                    members[name] = Junk();
                break;
            case JsonArray { Count: > 0 } items:
                var place = _random.Next(items.Count);
                if (_random.Next(2) == 0 && items[place] is JsonObject or JsonArray)
                    Spoil(items[place]!);
                else
                    items[place] = Junk();
                break;
            default:
                break;
        }
    }

    private JsonNode? Junk() => _random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.Next(-5, 500)),
        2 => JsonValue.Create(1e300 * _random.NextDouble()),
        3 => JsonValue.Create(_random.Next(2) == 0),
        4 => new JsonArray(JsonValue.Create("M1"), JsonValue.Create("M1")),
        5 => new JsonObject { ["effectiveOn"] = "2026-09-04" },
        _ => JsonValue.Create(new string([.. Nasty[_random.Next(Nasty.Length)].Where(c => !char.IsSurrogate(c))])),
    };

    /// <summary>An address of the document, and what may be sent to it.</summary>
    private sealed record Operation(HttpMethod Method, string Path, IReadOnlyList<string> Query, IReadOnlyList<JsonNode> Examples)
    {
        internal static readonly (string Name, string Good)[] PathValues = [("lea", Cli.Invented.District), ("slug", "pl"), ("id", Cli.Invented.Oak)];

        internal static IReadOnlyList<Operation> AllOf(JsonObject document) =>
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Key is "get" or "post"
               let parameters = operation.Value!["parameters"]?.AsArray() ?? []
               let examples = operation.Value["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject()
               select new Operation(
                   new(operation.Key.ToUpperInvariant()), path.Key,
                   [.. parameters.Where(parameter => (string?)parameter!["in"] == "query").Select(parameter => (string)parameter!["name"]!)],
                   [.. examples?.Select(example => example.Value!["value"]!) ?? []]),
        ];

        internal static string GoodQuery(string name) => name switch
        {
            "effective" => "2026-10-05",
            "known" => "2026-10-05T12:00:00Z",
            "school" => Cli.Invented.Oak,
            "type" => "milestone_reached",
            "status" => "offTrack",
            _ => "1",
        };
    }
}
