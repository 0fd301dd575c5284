using System.Globalization;
using System.Net;
using Rollout.App.Web;

namespace Rollout.App.Cli;

/// <summary>
/// The server that <c>ROLLOUT_SERVER</c> names and that is asked instead of a database, as whoever made the access token in
/// <c>ROLLOUT_TOKEN</c>. It is asked for what would be printed here, so that nothing is worded twice.
/// </summary>
internal sealed class RemoteServer
{
    private const string Named = "ROLLOUT_SERVER";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Uri _address;
    private readonly string? _token;
    private readonly TextWriter _out;

    private RemoteServer(Uri address, string? token, TextWriter writer) => (_address, _token, _out) = (address, token, writer);

    /// <summary>What <c>--help</c> of a verb that reads goes on with.</summary>
    internal static IEnumerable<string> Explanation() =>
    [
        "Server:",
        "  With ROLLOUT_SERVER=https://… that server is asked instead of a database, as",
        "  whoever made the access token in ROLLOUT_TOKEN, on the page Account there.",
    ];

    internal static bool IsNamed(Func<string, string?> variable) => variable(Named) is { Length: > 0 };

    /// <summary>As the environment names it; null where it names none.</summary>
    internal static RemoteServer? Of(Terminal terminal) => terminal.Variable(Named) is { Length: > 0 } text
        ? new(AddressOf(text), TokenOf(terminal.Variable("ROLLOUT_TOKEN")), terminal.Out)
        : null;

    /// <summary>Prints its answer, page by page.</summary>
    internal async Task<int> TellAsync(RemoteQuestion question, string format, CancellationToken ct)
    {
        using var client = Client(MediaTypeOf(format));
        for (var after = 0L; ;)
        {
            using var response = await AskAsync(client, question.Address(after), MediaTypeOf(format), ct);
            Print(await response.Content.ReadAsStringAsync(ct));
            if (NextOf(response) is not { } next || next <= after)
                return CommandLine.Done;
            after = next;
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, string mediaType, CancellationToken ct)
    {
        try
        {
            var response = await client.GetAsync(address, ct);
            if (response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == mediaType)
                return response;
            using (response)
                throw await RemoteFaults.OfAsync(_address, _token is not null, response, ct);
        }
        catch (HttpRequestException e)
        {
            throw RemoteFaults.Of(_address, e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new CommandFailed($"{RemoteFaults.Name(_address)} doesn't answer in time. Ask again in a moment.", e);
        }
    }

    private HttpClient Client(string mediaType) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        UseCookies = false,
        // A proxy in between would read what is sent in the clear.
        UseProxy = _address.Scheme == Uri.UriSchemeHttps,
    })
    {
        BaseAddress = _address,
        Timeout = Patience,
        DefaultRequestHeaders = { Accept = { new(mediaType) }, Authorization = _token is null ? null : new("Bearer", _token) },
    };

    private static string MediaTypeOf(string format) => format switch
    {
        "json" => "application/json",
        "jsonl" or "events" => TextForm.JsonLines,
        "csv" => TextForm.Csv,
        _ => TextForm.Plain,
    };

    private void Print(string answer)
    {
        _out.Write(answer);
        if (answer.Length > 0 && answer[^1] != '\n')
            _out.WriteLine();
    }

    private static long? NextOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(TextForm.Next, out var next)
        && long.TryParse(next.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : null;

    private static Uri AddressOf(string text)
    {
        // Not repeated in the complaint: somebody may have put a password into it.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address is not { Scheme: "https" or "http", PathAndQuery: "/", UserInfo: "", Fragment: "" })
        {
            throw new CommandFailed($"{Named} is no address of a server: write one such as https://rollout.example.org, without a path.");
        }

        return address.Scheme == Uri.UriSchemeHttps || WebFront.IsLoopback(text)
            ? address
            : throw new CommandFailed(
                $"{Named} is {RemoteFaults.Name(address)}, where the access token would travel in the clear: write https://. "
                + "Only this machine's own addresses are asked over http. Nothing was sent.");
    }

    private static string? TokenOf(string? text) => text?.Trim() is not { Length: > 0 } token ? null
        : token.All(letter => letter is > ' ' and <= '~') ? token
        : throw new CommandFailed("ROLLOUT_TOKEN holds what no access token holds, such as a blank: copy it again from where it was kept.");
}
