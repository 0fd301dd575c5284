using System.Net;
using System.Text.RegularExpressions;

namespace Rollout.App.Tests.Access;

/// <summary>A browser without a screen: keeps its cookies and never goes on by itself.</summary>
internal sealed class Visitor(Uri front, string session = "rollout-session") : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = front };

    internal Dictionary<string, string> Cookies { get; } = [];

    internal string? Session { get => Cookies.GetValueOrDefault(session); set => Cookies[session] = value!; }

    internal string? Token { get; set; }

    /// <summary>Headers beside those of every browser.</summary>
    internal Dictionary<string, string> Headers { get; } = [];

    internal async Task<Visit> GoAsync(string address, string accept = "text/html") => await SendAsync(HttpMethod.Get, address, null, accept);

    /// <summary>A file that is no text.</summary>
    internal async Task<byte[]> TakeAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var response = await _client.SendAsync(request);
        Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The same person, as they are now, at another node.</summary>
    internal Visitor At(Uri node)
    {
        var same = new Visitor(node) { Token = Token };
        foreach (var (name, value) in Cookies)
            same.Cookies[name] = value;
        return same;
    }

    /// <summary>Fills in a form: its antiforgery token is taken from the page it stands on.</summary>
    internal async Task<Visit> FillInAsync(string page, string address, params (string Name, string Value)[] fields) =>
        await SendFormAsync(address, await FormTokenOfAsync(page), fields);

    /// <summary>The antiforgery token of a page's form.</summary>
    internal async Task<string> FormTokenOfAsync(string page) => (await GoAsync(page)).FormToken;

    /// <param name="token">Null: the form carries none.</param>
    internal Task<Visit> SendFormAsync(string address, string? token, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post, address,
        new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. token is null ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", token) }]));

    internal async Task<Visit> SendAsync(HttpMethod method, string address, HttpContent? content, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (Cookies.Count > 0)
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (Token is not null)
            request.Headers.Authorization = new("Bearer", Token);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
        foreach (var cookie in cookies)
            Keep(cookie);
        var text = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text, response.Headers.Location?.OriginalString, cookies, response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>As the header <c>Set-Cookie</c> writes it, wherever it came from.</summary>
    internal void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (cookie, "");
        if (value.Length == 0)
            Cookies.Remove(name);
        else
            Cookies[name] = value;
    }

    public void Dispose() => _client.Dispose();
}

internal sealed partial record Visit(HttpStatusCode Status, string Text, string? Location, IReadOnlyList<string> Cookies, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Whether it leads to where one signs in.</summary>
    internal bool AsksToSignIn => Status is HttpStatusCode.Unauthorized || Status is HttpStatusCode.Redirect && Location!.StartsWith("/sign-in", StringComparison.Ordinal);

    /// <summary>As people read it.</summary>
    internal string Said => WebUtility.HtmlDecode(Text);

    /// <summary>The antiforgery token of its form; empty where it has none.</summary>
    internal string FormToken => WebUtility.HtmlDecode(TokenOfAForm().Match(Text).Groups[1].Value);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenOfAForm();
}
