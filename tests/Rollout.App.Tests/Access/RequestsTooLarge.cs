using System.Net;
using System.Text;
using Rollout.App.Tests.Cli;
using Rollout.App.Web.Access;

namespace Rollout.App.Tests.Access;

/// <summary>What is deeper, larger or odder than anything people and programs need is refused before it costs anything.</summary>
public sealed class RequestsTooLarge(FreshDatabase database) : ADistrictOfPeople(database)
{
    private Visitor _program = null!;
    private Visitor _browser = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var ana = await AddAsync("ana@here.example", Invented.District, Role.Administrator);
        (_program, _browser) = (await ProgramAsync(ana, Invented.District), await ComeInAsync(ana));
    }

    public override Task DisposeAsync()
    {
        _program.Dispose();
        _browser.Dispose();
        return base.DisposeAsync();
    }

    [Theory]
    [InlineData(31, 422, "unknown-field")]
    [InlineData(33, 422, "malformed-json")]
    [InlineData(100_000, 422, "malformed-json")]
    public async Task Json_is_read_to_a_depth_of_32(int depth, int status, string code)
    {
        var visit = await RecordAsync($$"""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04"},"a":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""");
        Assert.Equal(status, (int)visit.Status);
        Assert.Contains($"\"{code}\"", visit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04"},"more":1}""", "unknown-field")]
    [InlineData("""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04","more":1}}""", "unknown-field")]
    [InlineData("""{"type":"check_in_recorded","type":"milestone_reached","data":{"effectiveOn":"2026-09-04"}}""", "malformed-json")]
    [InlineData("""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04","effectiveOn":"2026-09-05"}}""", "malformed-json")]
    [InlineData("""{"type":"check_in_recorded","data":{"effectiveOn":"2026-09-04"}} {}""", "malformed-json")]
    [InlineData("""[{"type":"check_in_recorded","data":{}}]""", "malformed-json")]
    public async Task Members_that_mean_nothing_or_come_twice_are_refused(string body, string code)
    {
        var before = await EverythingStoredAsync();
        var visit = await RecordAsync(body);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, before), (visit.Status, await EverythingStoredAsync()));
        Assert.Contains($"\"{code}\"", visit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(999_000, 422)]
    [InlineData(1_000_001, 413)]
    public async Task A_body_is_of_a_megabyte_at_most(int bytes, int status)
    {
        _program.Headers["Expect"] = "100-continue";
        Assert.Equal(status, (int)(await RecordAsync($"\"{new string('a', bytes - 2)}\"")).Status);
    }

    [Fact]
    public async Task A_body_in_pieces_is_counted_as_it_comes()
    {
        var pieces = string.Concat(Enumerable.Repeat($"{60_000:x}\r\n{new string('a', 60_000)}\r\n", 18));
        var head = $"POST {Events} HTTP/1.1\r\nHost: {Client.BaseAddress!.Authority}\r\nAuthorization: Bearer {_program.Token}\r\nIdempotency-Key: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        Assert.StartsWith("HTTP/1.1 413 ", await Raw.AskAsync(Client.BaseAddress, $"{head}{pieces}0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_thousands_of_fields_or_files_is_no_form_of_ours()
    {
        var token = await _browser.FormTokenOfAsync("/account");
        var before = await EverythingStoredAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.SendFormAsync("/account/tokens", token, [.. Enumerable.Range(0, 3_000).Select(n => ($"f{n}", "1"))])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.SendFormAsync("/account/tokens", token, (new string('a', 10_000), "1"))).Status);
        using var parts = new MultipartFormDataContent();
        foreach (var n in Enumerable.Range(0, 2_000))
            parts.Add(new StringContent("a"), $"f{n}", $"f{n}.txt");
        Assert.Equal(HttpStatusCode.BadRequest, (await _browser.SendAsync(HttpMethod.Post, "/account/tokens", parts)).Status);
        Assert.Equal(before, await EverythingStoredAsync());
    }

    /// <summary>PostgreSQL keeps no text with a NUL in it; a form's parts may bring one along.</summary>
    [Theory]
    [InlineData("/account/tokens", "/account", "name=a\0b&days=30&district=9900002")]
    [InlineData("/people/9900002/invitations", "/account", "email=a@here.example&role=coach&schools=\0")]
    [InlineData("/sign-in", "/sign-in", "email=a\0b&password=a")]
    [InlineData("/sign-in", "/sign-in", "email=a&password=a\0b")]
    public async Task A_text_that_can_not_be_kept_is_refused_and_is_no_fault_of_ours(string address, string page, string fields)
    {
        using var stranger = Nobody();
        var visitor = page is "/sign-in" ? stranger : _browser;
        using var form = new MultipartFormDataContent { { new StringContent(await visitor.FormTokenOfAsync(page)), "__RequestVerificationToken" } };
        foreach (var field in fields.Split('&').Select(field => field.Split('=')))
            form.Add(new StringContent(field[1]), field[0]);

        var visit = await visitor.SendAsync(HttpMethod.Post, address, form);

        Assert.InRange((int)visit.Status, 400, 422);
        Assert.DoesNotContain(Diary.Entries, entry => entry.Exception is not null);
    }

    [Fact]
    public async Task An_address_or_a_header_of_a_hundred_thousand_letters_is_refused()
    {
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await _browser.GoAsync($"/account?{new string('a', 100_000)}")).Status);
        Assert.StartsWith("HTTP/1.1 431 ", await Raw.AskAsync(Client.BaseAddress!, $"GET / HTTP/1.1\r\nHost: {Client.BaseAddress!.Authority}\r\nX: {new string('a', 100_000)}\r\n\r\n"), StringComparison.Ordinal);
    }

    private Task<Visit> RecordAsync(string body)
    {
        _program.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
        return _program.SendAsync(HttpMethod.Post, Events, new StringContent(body, Encoding.UTF8, "application/json"), "application/json");
    }
}
