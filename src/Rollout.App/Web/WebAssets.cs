using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Rollout.App.Web;

/// <summary>
/// The pages' styles, script, fonts and images, as the build made them, held in memory and compressed beforehand. A page names them by
/// addresses that change with their content, so that a browser asks for each only once.
/// </summary>
internal sealed class WebAssets
{
    private const string Folder = "/assets/";

    private readonly FrozenDictionary<string, WebAsset> _assets;

    private WebAssets(FrozenDictionary<string, WebAsset> assets)
    {
        _assets = assets;
        (Styles, Script, Icon) = (Address("app.css"), Address("app.js"), Address("icon.svg"));
        Fonts = [.. assets.Keys.Where(name => name.EndsWith(".woff2", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => Folder + name)];
    }

    /// <summary>What the build put beside the executable.</summary>
    internal static WebAssets Shipped { get; } = Of(Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets"));

    internal string Styles { get; }

    internal string Script { get; }

    internal string Icon { get; }

    /// <summary>The weights of the one typeface; a page may have them fetched ahead.</summary>
    internal IReadOnlyList<string> Fonts { get; }

    internal void Map(IEndpointRouteBuilder app) => app.MapMethods(
        $"{Folder}{{name}}", [HttpMethods.Get, HttpMethods.Head],
        (string name, HttpContext context) => _assets.TryGetValue(name, out var asset) ? asset.Answer(context) : Results.NotFound()).AllowAnonymous();

    private static WebAssets Of(string folder) => new(
        Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is not (".br" or ".gz"))
            .ToFrozenDictionary(file => Path.GetFileName(file), WebAsset.Read, StringComparer.Ordinal));

    private string Address(string name) => $"{Folder}{name}?v={_assets[name].Fingerprint}";
}

/// <summary>One file, plain and in the encodings the build made of it.</summary>
internal sealed record WebAsset(string MediaType, string Fingerprint, bool IsNamedByContent, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
{
    private const string ForEver = "public, max-age=31536000, immutable";

    internal static WebAsset Read(string file)
    {
        var plain = File.ReadAllBytes(file);
        var (mediaType, isNamedByContent) = Path.GetExtension(file) switch
        {
            ".css" => ("text/css; charset=utf-8", false),
            ".js" => ("text/javascript; charset=utf-8", false),
            ".svg" => ("image/svg+xml", true),
            ".woff2" => ("font/woff2", true),
            var other => throw new InvalidDataException($"Nobody said how to serve {other}: {file}"),
        };
        return new(mediaType, Convert.ToHexStringLower(SHA256.HashData(plain))[..16], isNamedByContent, plain, Twin(file, ".br"), Twin(file, ".gz"));
    }

    internal IResult Answer(HttpContext context)
    {
        var (bytes, encoding) = Best(context.Request.GetTypedHeaders().AcceptEncoding);
        var headers = context.Response.Headers;
        // An address of another build is answered with what there is, and not for ever.
        headers.CacheControl = IsNamedByContent || context.Request.Query["v"] == Fingerprint ? ForEver : "public, no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return Results.Bytes(bytes, MediaType, entityTag: new($"\"{Fingerprint}{encoding}\""));
    }

    private (byte[] Bytes, string? Encoding) Best(IList<StringWithQualityHeaderValue> accepted) =>
        Brotli is not null && Takes(accepted, "br") ? (Brotli, "br")
        : Gzip is not null && Takes(accepted, "gzip") ? (Gzip, "gzip")
        : (Plain, null);

    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

    private static byte[]? Twin(string file, string extension) => File.Exists(file + extension) ? File.ReadAllBytes(file + extension) : null;
}
