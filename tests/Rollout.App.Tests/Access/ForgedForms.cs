using System.Net;
using System.Text;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>Writes that another site's page sends with a person's cookie, or another person with his own form: refused, and nothing is stored.</summary>
public sealed class ForgedForms(FreshDatabase database) : ADistrictOfPeople(database)
{
    private static readonly List<MatrixRow> Forms = [.. Matrix.Agreed.Rows.Where(row => row.Method is "POST" && !row.IsForPrograms).DistinctBy(row => row.Path)];
    private static readonly List<MatrixRow> Writes = [.. Matrix.Agreed.Rows.Where(row => row.Method is "POST" && row.IsForPrograms).DistinctBy(row => row.Path)];

    private Account _ana = null!;
    private Account _ben = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        _ben = await AddAsync("ben@here.example", Invented.District, Role.Administrator);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_or_anothers_are_refused()
    {
        Assert.InRange(Forms.Count, 14, 100);
        using var ben = await ComeInAsync(_ben);
        var bens = await ben.FormTokenOfAsync("/account");
        foreach (var form in Forms)
        {
            using var ana = await ComeInAsync(_ana);
            var anas = await ana.FormTokenOfAsync("/account");
            var before = await EverythingStoredAsync();
            foreach (var token in (string?[])[null, "", "nonsense", $"{anas[..^4]}AAAA", bens])
                await IsRefusedAsync(ana, form, token);
            // Ben's browser, cookie and token, but for the session.
            ana.Cookies["rollout-forms"] = ben.Cookies["rollout-forms"];
            await IsRefusedAsync(ana, form, bens);

            Assert.Equal((form.Path, before), (form.Path, await EverythingStoredAsync()));
        }
    }

    /// <summary>The control: the very same forms from a page of one's own are taken, right or wrong as they are.</summary>
    [Fact]
    public async Task Are_told_from_those_of_ones_own_page()
    {
        foreach (var form in Forms)
        {
            using var ana = form.Path.StartsWith("/sign-in", StringComparison.Ordinal) ? Nobody() : await ComeInAsync(_ana);
            var visit = await ana.FillInAsync(ana.Session is null ? "/sign-in" : "/account", At(form), Fields(form));
            Assert.DoesNotContain("come from a page of Rollout", visit.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task That_a_browser_calls_another_sites_are_refused_whatever_they_carry(string site)
    {
        foreach (var write in (MatrixRow[])[.. Forms, .. Writes])
        {
            using var ana = await ComeInAsync(_ana);
            var token = await ana.FormTokenOfAsync("/account");
            var before = await EverythingStoredAsync();
            ana.Headers["Sec-Fetch-Site"] = site;
            ana.Headers["Idempotency-Key"] = "a key";

            var visit = write.IsForPrograms ? await SendJsonAsync(ana, At(write), write.Body!) : await ana.SendFormAsync(At(write), token, Fields(write));

            Assert.Equal((write.Path, HttpStatusCode.Forbidden, before), (write.Path, visit.Status, await EverythingStoredAsync()));
            Assert.Contains("Another site’s page sent this", WebUtility.HtmlDecode(visit.Text), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/API")]
    [InlineData("/Api")]
    public async Task Below_the_api_find_that_a_cookie_opens_nothing(string spelled)
    {
        using var ana = await ComeInAsync(_ana);
        ana.Headers["Idempotency-Key"] = "a key";
        var before = await EverythingStoredAsync();
        foreach (var write in Writes)
        {
            var visit = await SendJsonAsync(ana, spelled + At(write)["/api".Length..], write.Body!);
            Assert.Equal((write.Path, HttpStatusCode.Unauthorized), (write.Path, visit.Status));
        }

        Assert.Equal(before, await EverythingStoredAsync());
    }

    private static async Task IsRefusedAsync(Visitor visitor, MatrixRow form, string? token)
    {
        var visit = await visitor.SendFormAsync(At(form), token, Fields(form));
        Assert.Equal((form.Path, token, HttpStatusCode.BadRequest), (form.Path, token, visit.Status));
        Assert.Contains("come from a page of Rollout", visit.Text, StringComparison.Ordinal);
    }

    private static Task<Visit> SendJsonAsync(Visitor visitor, string address, string body) =>
        visitor.SendAsync(HttpMethod.Post, address, new StringContent(body, Encoding.UTF8, "application/json"), "application/json");

    private static string At(MatrixRow row) => row.At(Invented.District, Invented.Oak);

    private static (string, string)[] Fields(MatrixRow form) =>
        [.. form.Body!.Replace("{oak}", Invented.Oak).Replace("{key}", Guid.NewGuid().ToString()).Split('&').Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))];
}
