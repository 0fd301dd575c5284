using System.Globalization;
using System.Net;
using Rollout.App.Tests.Tables;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Rows;

/// <summary>
/// Row 44: what of readings is not shown stands in no answer of the web front, at no coordinates, before and after it was taken back; the
/// operator's own export has it, and it imports again.
/// </summary>
public sealed class SmallCellsAtEveryDoor(FreshDatabase database) : ARow(database)
{
    private const string Pages = $"/d/{District}/pl";
    private const string Small = "Quokka speakers";

    /// <summary>Numbers and words that stand nowhere else.</summary>
    private static readonly string[] Secrets = [Small, "41.375", "Seven of them", "47.625", "7654321", "Zebu", "63.875", "1234321"];

    [Fact]
    public async Task Row44_no_answer_shows_more_of_a_reading_than_may_be_shown()
    {
        await HappensAsync(1, "indicator_defined", new { indicator = "engagement", title = "Engaged", baseline = 58, target = 60, tolerance = 30, from = At(1), to = At(100), direction = "up" });
        List<string> read =
        [
            await ReadAsync(5, new { indicator = "engagement", value = 60.5, n = 214, note = "All of them." }),
            await ReadAsync(5, new { indicator = "engagement", value = 41.375, n = 7, subgroup = Small, note = "Seven of them." }),
            await ReadAsync(5, new { indicator = "engagement", value = 47.625, n = 7_654_321, subgroup = "English learners", note = "Zebu." }),
            await ReadAsync(9, new { indicator = "engagement", value = 63.875, n = 9, phase = "before", note = "Only 1234321." }),
        ];
        await TakeBackAsync(read[1]);
        read.Add(await ReadAsync(5, new { indicator = "engagement", value = 41.375, n = 8, subgroup = Small }));

        var answers = await AnswersAsync(read);

        Assert.All(answers, answer => Assert.DoesNotContain(Secrets, secret => answer.Text.Contains(secret, StringComparison.Ordinal) && Report(answer.Address, secret)));
        string All(string part) => string.Join('\n', answers.Where(answer => answer.Address.Contains(part, StringComparison.Ordinal)).Select(answer => answer.Text));
        Assert.Contains("\"value\":48,\"people\":\"10 or more\",\"isOfSubgroup\":true,\"subgroup\":\"English learners\"", All("/api/"), StringComparison.Ordinal);
        Assert.Contains("\"value\":60.5,\"people\":\"210 to 219\",\"isOfSubgroup\":false,\"note\":\"All of them.\"", All("/api/"), StringComparison.Ordinal);
        Assert.Contains("of a subgroup of fewer than 10 people: what it read is not shown", All("/history"), StringComparison.Ordinal);
        Assert.Contains("1 reading of subgroups of fewer than 10 people is not shown", All("/measures"), StringComparison.Ordinal);
        // The control: the files were read.
        Assert.Contains("|60.5|", All("format=xlsx"), StringComparison.Ordinal);
        Assert.Contains("|English learners|", All("format=xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row44_the_operators_export_is_whole_and_imports_again_as_it_was()
    {
        await HappensAsync(1, "indicator_defined", new { indicator = "engagement", baseline = 58, target = 60, tolerance = 30, from = At(1), to = At(100), direction = "up" });
        await ReadAsync(5, new { indicator = "engagement", value = 41.375, n = 7, subgroup = Small, note = "Seven of them." });
        await ReadAsync(5, new { indicator = "engagement", value = 47.625, n = 137, subgroup = "English learners" });

        var exported = (await Door.DoAsync($"history {Initiative} --type indicator_reading_recorded --format events")).Output;
        foreach (var whole in List("\"value\":41.375", "\"n\":7,", "\"n\":137", Small, "Seven of them."))
            Assert.Contains(whole, exported, StringComparison.Ordinal);
        var again = await Door.DoAsync($"import events {Files.Write("again.jsonl", exported)} {Initiative} --source earlier --format json");
        Assert.Contains("\"rejected\":[]", again.Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var format in List("table", "jsonl"))
        {
            var shown = (await Door.DoAsync($"history {Initiative} --format {format}")).Output;
            Assert.DoesNotContain(Secrets, secret => shown.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static bool Report(string address, string secret) => throw new Xunit.Sdk.XunitException($"{address} shows {secret}");

    private Task<string> ReadAsync(int day, object data) => HappensAsync(day, "indicator_reading_recorded", data);

    private async Task TakeBackAsync(string id)
    {
        var said = await SayAsync("event_withdrawn", new { @event = id, reason = "Counted twice." });
        Assert.Equal(HttpStatusCode.Created, said.Status);
    }

    /// <summary>Whatever can be asked for, of several days, instants and positions, in every form it is answered in.</summary>
    private async Task<List<(string Address, string Text)>> AnswersAsync(IReadOnlyList<string> events)
    {
        string[] pages =
        [
            "", "/measures", $"/measures?school={Oak}", $"/schools/{Oak}", "/history", $"/history?school={Oak}&type=indicator_reading_recorded", "/no-news", "/principals",
            "/measures?format=csv&table=latest", "/measures?format=xlsx", $"/measures?school={Oak}&format=csv&table=readings", $"/measures?school={Oak}&format=xlsx",
            $"/schools/{Oak}?format=xlsx", "?format=xlsx", "/history?format=csv", "/waves", "/practice", "/practice?format=xlsx",
            "/communications", "/agreements", "/supports", "/track-checks", "/rules", "/published", $"/log?school={Oak}", $"/log?school={Oak}&type=indicator_reading_recorded",
            .. events.Select(id => $"/events/{id}"), .. events.Skip(2).Select(id => $"/log/undo?event={id}"),
            .. events.Select(id => $"/log?school={Oak}&done={id}"),
        ];
        string[] answers =
        [
            "/board", "/explain", $"/schools/{Oak}", $"/schools/{Oak}/explain", $"/schools/{Oak}/forecast", "/history", $"/history?school={Oak}&type=indicator_reading_recorded",
        ];
        var head = (await GetAsync($"{Base}/history")).GetProperty("position").GetInt64();
        string[] coordinates =
        [
            "", $"effective={At(5)}", $"effective={At(30)}", .. Enumerable.Range(1, (int)head).TakeLast(8).Select(position => $"effective={At(30)}&position={position.ToString(CultureInfo.InvariantCulture)}"),
        ];
        var told = new List<(string, string)>();
        foreach (var (path, at) in from path in pages.Select(page => Pages + page).Concat(answers.Select(answer => Base + answer)) from at in coordinates select (path, at))
        {
            var address = at.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{at}";
            foreach (var accept in path.StartsWith(Base, StringComparison.Ordinal) ? List("application/json", "text/plain", "text/csv", "application/jsonl") : List("text/html"))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation("Accept", accept);
                using var answered = await Client.SendAsync(request);
                told.Add((address, await TextOfAsync(answered)));
            }
        }

        return told;
    }

    /// <summary>As it is read; of a workbook what its cells hold.</summary>
    private static async Task<string> TextOfAsync(HttpResponseMessage answered) =>
        answered.Content.Headers.ContentType?.MediaType == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            ? string.Join('\n', SheetRead.Of(await answered.Content.ReadAsByteArrayAsync()).Values.SelectMany(rows => rows).Select(row => string.Join('|', row)))
            : await answered.Content.ReadAsStringAsync();
}
