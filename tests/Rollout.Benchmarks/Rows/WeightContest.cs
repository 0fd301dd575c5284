using System.Text.RegularExpressions;

namespace Rollout.Benchmarks.Rows;

/// <summary>Kilobytes over the wire, compressed: the board's page alone, or a first visit with the styles, the script and the fonts it names.</summary>
internal sealed partial class WeightContest(ServedDistrict district, bool isFirstVisit) : IContest
{
    internal static async Task<IContest> PrepareAsync(Size size, bool isFirstVisit) =>
        new WeightContest(await ServedDistrict.StartAsync(isFirstVisit ? 40 : size.Of(1_000), daysApart: 8), isFirstVisit);

    public async Task<Sample> OursAsync()
    {
        var address = $"{ServedDistrict.Pages}?{ServedDistrict.Day}";
        var bytes = await district.GetAsync(address);
        if (isFirstVisit)
        {
            var page = await district.Client.GetStringAsync(address);
            var named = Asset().Matches(page).Select(found => found.Value).ToHashSet();
            var styles = await district.Client.GetStringAsync(named.Single(asset => asset.Contains(".css", StringComparison.Ordinal)));
            named.UnionWith(Font().Matches(styles).Select(font => $"/assets/{font.Groups["file"].Value}"));
            foreach (var asset in named)
                bytes += await district.GetAsync(asset, "*/*");
        }

        return new(bytes / 1024.0);
    }

    public Task<Sample?> FloorAsync() => Task.FromResult<Sample?>(null);

    public ValueTask DisposeAsync() => district.DisposeAsync();

    [GeneratedRegex("""/assets/app[^"]+""")]
    private static partial Regex Asset();

    [GeneratedRegex("""url\("?(?:\./)?(?<file>[\w.-]+\.woff2)""")]
    private static partial Regex Font();
}
