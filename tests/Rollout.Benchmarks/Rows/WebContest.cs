using System.Diagnostics;

namespace Rollout.Benchmarks.Rows;

/// <summary>
/// Requests that come in at a given rate whether or not the ones before are answered, with an entry recorded each second. Measured is
/// from when a request is due to its last byte.
/// </summary>
internal sealed class WebContest : IContest
{
    private static readonly string[] Checked = ["/supports", "/principals", "/communications", "/agreements", "/track-checks", "/rules"];

    private readonly ServedDistrict _district;
    private readonly Func<int, (string Address, string Accept)> _request;
    private readonly int _perSecond;
    private readonly TimeSpan _round;
    private readonly double _quantile;

    private WebContest(ServedDistrict district, Func<int, (string, string)> request, int perSecond, TimeSpan round, double quantile) =>
        (_district, _request, _perSecond, _round, _quantile) = (district, request, perSecond, round, quantile);

    internal static async Task<IContest> OfBoardAsync(Size size, bool isPage, bool hasEveryCheck = false) => new WebContest(
        await ServedDistrict.StartAsync(size.Of(1_000), daysApart: 8, hasEveryCheck),
        _ => isPage ? ($"{ServedDistrict.Pages}?{ServedDistrict.Day}", "text/html") : ($"{ServedDistrict.Api}/board?{ServedDistrict.Day}", "application/json"),
        50, size.Round * 3, 0.99);

    /// <summary>The other pages in turn.</summary>
    internal static async Task<IContest> OfPagesAsync(Size size) => new WebContest(
        await ServedDistrict.StartAsync(size.Of(1_000), daysApart: 8),
        n => ($"{ServedDistrict.Pages}{Page(n)}", "text/html"), 20, size.Round * 3, 0.95);

    /// <summary>The same under a rule set with every check, and the pages on what the checks look for.</summary>
    internal static async Task<IContest> OfCheckedPagesAsync(Size size) => new WebContest(
        await ServedDistrict.StartAsync(size.Of(1_000), daysApart: 8, hasEveryCheck: true),
        n => ($"{ServedDistrict.Pages}{(n % 2 == 0 ? Page(n / 2) : $"{Checked[n / 2 % Checked.Length]}?{ServedDistrict.Day}")}", "text/html"),
        20, size.Round * 3, 0.95);

    public async Task<Sample> OursAsync()
    {
        using var stop = new CancellationTokenSource();
        var logging = LogAsync(stop.Token);
        var asked = new List<Task<double>>();
        var began = Stopwatch.GetTimestamp();
        for (var n = 0; n < _perSecond * _round.TotalSeconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / _perSecond);
            if (due - Stopwatch.GetElapsedTime(began) is var early && early > TimeSpan.Zero)
                await Task.Delay(early);
            var (address, accept) = _request(n);
            asked.Add(Task.Run(async () =>
            {
                await _district.GetAsync(address, accept);
                return (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds;
            }));
        }

        var latencies = (await Task.WhenAll(asked)).Order().ToList();
        await stop.CancelAsync();
        await logging;
        return new(latencies[(int)(latencies.Count * _quantile)]);
    }

    public Task<Sample?> FloorAsync() => Task.FromResult<Sample?>(null);

    public ValueTask DisposeAsync() => _district.DisposeAsync();

    private static string Page(int n) => (n % 4) switch
    {
        0 => $"/schools/{InventedDistrict.Id}{n % 50:00000}?{ServedDistrict.Day}",
        1 => $"/history?{ServedDistrict.Day}",
        2 => $"/no-news?{ServedDistrict.Day}",
        _ => $"/log?school={InventedDistrict.Id}{n % 50:00000}",
    };

    private async Task LogAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                await _district.LogAsync();
        }
        catch (OperationCanceledException)
        {
            // The round is over.
        }
    }
}
