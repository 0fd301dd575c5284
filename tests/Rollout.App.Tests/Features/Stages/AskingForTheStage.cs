using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;
using static Rollout.App.Tests.Cli.Invented;

namespace Rollout.App.Tests.Features.Stages;

/// <summary>From Rollout's own questions to a report and its trend, by forms alone; and what is asked of whom.</summary>
public sealed partial class AskingForTheStage(FreshDatabase database) : ADistrictOfPeople(database)
{
    private const string Page = $"/d/{District}/pl/stages";

    private Visitor _superintendent = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _superintendent = await ComeInAsync(await AddAsync("super@here.example", District, Role.Superintendent));
    }

    public override async Task DisposeAsync()
    {
        _superintendent.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Publishes_answers_and_reports()
    {
        Assert.Contains("publish Rollout’s own questions", Text(await ReadAsync(Page)), StringComparison.Ordinal);
        await SendAsync("/questions", ("effectiveOn", "2026-09-01"));
        Assert.Contains("nobody has answered them yet", Text(await ReadAsync(Page)), StringComparison.Ordinal);
        // Organise 3 questions, streamline 3, analyse 4, act 3: 8, 3, 4 and 0 points, 15 of 52.
        await SendAsync("", [("effectiveOn", "2026-09-02"), .. Answered("3321114000000")]);
        await SendAsync("", [("effectiveOn", "2026-09-03"), .. Answered("44400-1111333")]);

        var first = await ReadAsync($"{Page}?effective=2026-09-02");
        Assert.Equal("Hacking", first.QuerySelector("[aria-current=step] strong")!.TextContent);
        foreach (var said in (string[])["28 % of the points (15 of 52)", "Organise, with 66 %", "Act, with 0 %.", "Let what was found decide", "“Contracts are renewed,", "After the first stage a dip is expected", "from 25 % Hacking"])
            Assert.Contains(said, Text(first), StringComparison.Ordinal);
        Assert.Empty(first.QuerySelectorAll("form.form"));

        // 12 and 0 of 8, 4 of 16 and 9 of 12: 25 of 48.
        var second = await ReadAsync(Page);
        Assert.Equal("Optimizing", second.QuerySelector("[aria-current=step] strong")!.TextContent);
        Assert.Contains("52 % of the points (25 of 48)", Text(second), StringComparison.Ordinal);
        Assert.Equal(
            ["Thu 3 Sep 2026 Optimizing 52 % +24 100 % 0 % 25 % 75 %", "Wed 2 Sep 2026 Hacking 28 % – 66 % 25 % 25 % 0 %"],
            second.QuerySelectorAll("section[aria-labelledby=trend] tbody tr").Select(row => Text(row)[..Text(row).IndexOf(" version", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Puts_the_questions_otherwise_and_keeps_what_was_typed_when_they_are_refused()
    {
        await SendAsync("/questions", ("effectiveOn", "2026-09-01"));
        var before = await StoredAsync();

        var refused = await FillInAsync("/questions", [("effectiveOn", "2026-09-03"), ("bound1", "10"), ("text0", "One list of everything?")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("let the bounds rise", refused.Text, StringComparison.Ordinal);
        Assert.Contains("One list of everything?", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await StoredAsync());

        await SendAsync("/questions", ("effectiveOn", "2026-09-03"), ("text0", "One list of everything?"), ("text12", ""));
        var page = await ReadAsync(Page);
        Assert.Contains("version 2 of “Rollout four-stage questions”, with 12 questions", Text(page), StringComparison.Ordinal);
        Assert.Equal(12, page.QuerySelectorAll("select[name^=answer]").Length);
    }

    [Fact]
    public async Task Refuses_answers_to_questions_that_are_no_longer_asked()
    {
        await SendAsync("/questions", ("effectiveOn", "2026-09-01"));

        var late = await FillInAsync("", [("effectiveOn", "2026-09-02"), .. Answered("1111111111111"), ("version", "7")]);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Other questions were published", late.Text, StringComparison.Ordinal);
        var none = await FillInAsync("", [("effectiveOn", "2026-09-02")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("Answer at least one question", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_principals_nothing_and_shows_them_the_report()
    {
        await SendAsync("/questions", ("effectiveOn", "2026-09-01"));
        await SendAsync("", [("effectiveOn", "2026-09-02"), .. Answered("1111111111111")]);
        using var principal = await ComeInAsync(await AddAsync("oak@here.example", District, Role.Principal, Oak));

        var page = await new HtmlParser().ParseDocumentAsync((await principal.GoAsync(Page)).Text);
        Assert.Equal("Hacking", page.QuerySelector("[aria-current=step] strong")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("form.form"));
        Assert.Contains("There is one list of the tools in use", Text(page), StringComparison.Ordinal);
    }

    /// <summary>A digit for each question; – where it is left out.</summary>
    private static IEnumerable<(string, string)> Answered(string points) =>
        points.Index().Select(at => ($"answer{at.Index}", at.Item == '-' ? "" : $"{at.Item}"));

    private async Task SendAsync(string below, params (string Name, string Value)[] fields)
    {
        var sent = await FillInAsync(below, fields);
        Assert.Equal((HttpStatusCode.SeeOther, Page), (sent.Status, sent.Location));
    }

    /// <summary>Sends the page's form as it stands, but for these fields.</summary>
    private async Task<Visit> FillInAsync(string below, (string Name, string Value)[] fields)
    {
        var form = (await ReadAsync(Page)).QuerySelector($"form.form[action='{Page}{below}']")!;
        var standing = form.QuerySelectorAll("input[name]:not([name^=__]), select[name], textarea[name]")
            .Select(field => (Name: field.GetAttribute("name")!, Value: ValueOf(field)))
            .Where(field => fields.All(given => given.Name != field.Name));
        return await _superintendent.FillInAsync(Page, $"{Page}{below}", [.. standing, .. fields]);
    }

    private static string ValueOf(IElement field) => field.LocalName switch
    {
        "textarea" => field.TextContent.Trim(),
        "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))!.GetAttribute("value")!,
        _ => field.GetAttribute("value") ?? "",
    };

    private async Task<IDocument> ReadAsync(string address)
    {
        var visit = await _superintendent.GoAsync(address);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        return await new HtmlParser().ParseDocumentAsync(visit.Text);
    }

    private static string Text(IDocument page) => Text(page.QuerySelector("main")!);

    private static string Text(IElement element) => Blanks().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
