using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rollout.App.Tests.Access;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Tables;

/// <summary>The demonstration district with people who take its tables along.</summary>
public abstract partial class ADemonstratedDistrict(FreshDatabase database) : ADistrictOfPeople(database)
{
    internal const string Demonstration = "9900100";
    internal const string Pages = $"/d/{Demonstration}/personalised-learning";

    /// <summary>Three milestones of eight are reached.</summary>
    internal const string Jackdaw = "990010000022";

    /// <summary>Reads three times of a subgroup that falls behind, and once of one of six people.</summary>
    internal const string Read = "990010000029";

    // Not before what the database stamps, whose clock is the machine's.
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);

    protected override async Task SetUpAsync()
    {
        await base.SetUpAsync();
        Door.Today = Today;
        await Door.DoAsync("demo");
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.Now = new(Today, new TimeOnly(23, 0), TimeSpan.Zero);
    }

    private protected async Task<Visitor> AsAsync(Role role, params string[] schools) =>
        await ComeInAsync(await AddAsync($"{role}@demonstration.example", Demonstration, role, schools));

    private protected static async Task<IDocument> PageAsync(Visitor visitor, string address)
    {
        var visit = await visitor.GoAsync(address);
        Assert.True(visit.Status is HttpStatusCode.OK, $"{address}: {visit.Status}");
        return await new HtmlParser().ParseDocumentAsync(visit.Text);
    }

    /// <summary>The addresses of the files that a page leads to: each table by itself, and all in one.</summary>
    private protected static IReadOnlyList<string> FilesOf(IDocument page) =>
        [.. page.QuerySelectorAll(".take-along a[href*='format=']").Select(link => link.GetAttribute("href")!)];

    private protected static async Task<List<string[]>> CsvAsync(Visitor visitor, string address)
    {
        var visit = await visitor.GoAsync(address);
        Assert.True(visit.Status is HttpStatusCode.OK, $"{address}: {visit.Status} {visit.Text}");
        Assert.StartsWith("text/csv", visit.Headers["Content-Type"], StringComparison.Ordinal);
        return StrictCsv.Read(visit.Text.TrimStart('\ufeff'));
    }

    /// <summary>The table of that name among the files that the page leads to, a row by its columns.</summary>
    private protected static async Task<List<Dictionary<string, string>>> TableAsync(Visitor visitor, IDocument page, string table)
    {
        var address = FilesOf(page).Single(file => TableOf().Match(file).Groups[1].Value == table);
        var rows = await CsvAsync(visitor, address);
        return [.. rows[1..].Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    [GeneratedRegex("[?&]table=([a-z-]+)")]
    private static partial Regex TableOf();
}
