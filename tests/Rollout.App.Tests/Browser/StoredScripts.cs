using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Events;

namespace Rollout.App.Tests.Browser;

/// <summary>Mark-up and scripts in every member of every event that takes a text: shown as they were written, on every page, and never run.</summary>
public sealed class StoredScripts(FreshDatabase database, Chromium chromium) : ABrowsedDistrict(database, chromium)
{
    private const string Pages = $"/d/{Cli.Invented.District}/pl";

    /// <summary>What came alive: an element, a handler or a link of ours, or a script that ran.</summary>
    internal const string Struck =
        """
        () => document.querySelectorAll("[data-struck], [onerror], [onload], [onfocus], [onclick], [href^='javascript:' i], [src^='javascript:' i], [srcdoc]").length
          + ("struck" in window ? 1000 : 0)
        """;

    internal static readonly string[] Texts =
    [
        "<b data-struck>bold</b>", "\"><img data-struck src=x onerror=struck=1>", "'><svg data-struck onload=struck=1>", "</title><b data-struck>",
        "</textarea></option></select><b data-struck>", "</script><script data-struck>struck=1</script>", "javascript:struck=1", "\" autofocus onfocus=\"struck=1",
        "<iframe data-struck srcdoc=\"<script>parent.struck=1</script>\">", "&lt;b data-struck&gt;&#60;b data-struck&#62;", "<a data-struck href=javascript:struck=1>link</a>",
        "<!--><b data-struck>", "<style>*{display:none}</style><b data-struck>", "<meta http-equiv=refresh content=\"0;url=javascript:struck=1\">", "<base href=//elsewhere.invalid/>",
        "{{constructor.constructor('struck=1')()}}", "${struck=1}",
    ];

    private int _next;

    [BrowserFact]
    public async Task Are_shown_as_they_were_written_and_never_run()
    {
        var recorded = await RecordEverywhereAsync();
        Assert.InRange(recorded.Count, 40, 400);
        string[] forms = [.. EventCodec.AllAliases.Select(type => $"{Pages}/log?school={Cli.Invented.Oak}&type={type}")];
        string[] addresses =
        [
            "/", Pages, $"{Pages}?path=1", $"{Pages}/no-news", $"{Pages}/history", $"{Pages}/history?school={Cli.Invented.Oak}", $"{Pages}/schools/{Cli.Invented.Oak}",
            $"{Pages}/schools/{Cli.Invented.Pine}", $"{Pages}/log", $"{Pages}/log?q={Uri.EscapeDataString(Texts[0])}", $"{Pages}/log?school={Cli.Invented.Oak}", .. forms,
            $"{Pages}/supports?list=all", $"{Pages}/principals", $"{Pages}/communications", $"{Pages}/agreements", $"{Pages}/partners", $"{Pages}/waves",
            $"{Pages}/measures", $"{Pages}/practice", $"{Pages}/learning", $"{Pages}/stages", $"{Pages}/rules", $"{Pages}/track-checks",
            $"{Pages}/track-checks/october", $"{Pages}/track-checks/october/packet", $"{Pages}/published", $"{Pages}/published/october-packet",
            .. recorded.Select(id => $"{Pages}/events/{id}"), .. Texts.Select(text => $"{Pages}/schools/{Uri.EscapeDataString(text)}"),
            .. Texts.Select(text => $"{Pages}?effective={Uri.EscapeDataString(text)}"),
        ];
        await using var browsed = await BrowseAsync(1280);

        foreach (var address in addresses)
        {
            await browsed.GoToAsync(address);
            Assert.Equal((address, 0), (address, await browsed.Page.EvaluateAsync<int>(Struck)));
        }

        await browsed.GoToAsync($"{Pages}/history");
        await browsed.ReadsAsync("main", "data-struck");
        browsed.HasNoComplaintBeside(400, 404);
    }

    /// <summary>An event for each member that can be a text, so far as the district takes it; answers what it took.</summary>
    private async Task<List<Guid>> RecordEverywhereAsync()
    {
        var taken = new List<Guid>();
        foreach (var example in EventExamples.ByAlias.Values.Where(example => example["type"]!.GetValue<string>() is not ("district_registered" or "event_withdrawn")))
        {
            foreach (var place in TextsIn(example["data"]!))
            {
                var spoilt = example.DeepClone();
                Put(spoilt["data"]!, place, Texts[_next++ % Texts.Length]);
                foreach (var address in (string[])[Events, $"{Base}/events"])
                {
                    var said = await SendAsync(HttpMethod.Post, address, spoilt.ToJsonString(), Guid.NewGuid().ToString());
                    if (said.Status == HttpStatusCode.Created)
                        taken.Add(said.Body.GetProperty("id").GetGuid());
                }
            }
        }

        return taken;
    }

    private static IEnumerable<string[]> TextsIn(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => TextsIn(member.Value!).Select(place => (string[])[member.Key, .. place])),
        JsonArray items => items.Index().Where(item => item.Item is not null).SelectMany(item => TextsIn(item.Item!).Select(place => (string[])[$"{item.Index}", .. place])),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [[]],
        _ => [],
    };

    private static void Put(JsonNode node, string[] place, string text)
    {
        for (; place.Length > 1; place = place[1..])
            node = node is JsonArray items ? items[int.Parse(place[0], System.Globalization.CultureInfo.InvariantCulture)]! : node[place[0]]!;
        if (node is JsonArray last)
            last[int.Parse(place[0], System.Globalization.CultureInfo.InvariantCulture)] = text;
        else
            node[place[0]] = text;
    }
}
