using System.Diagnostics;

namespace Rollout.Benchmarks.Rows;

/// <summary>The board's page at another past day each time, so that nothing of the answer is kept: a district of some 200,000 events.</summary>
internal sealed class PastBoardContest(ServedDistrict district) : IContest
{
    private static readonly DateOnly First = new(2027, 9, 1);

    private int _day;

    internal static async Task<IContest> PrepareAsync(Size size) =>
        new PastBoardContest(await ServedDistrict.StartAsync(size.Of(1_000), daysApart: 2));

    public async Task<Sample> OursAsync()
    {
        var day = First.AddDays(_day++).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var began = Stopwatch.GetTimestamp();
        await district.GetAsync($"{ServedDistrict.Pages}?effective={day}");
        return new(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    public Task<Sample?> FloorAsync() => Task.FromResult<Sample?>(null);

    public ValueTask DisposeAsync() => district.DisposeAsync();
}
