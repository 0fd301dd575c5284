using System.Diagnostics;
using System.Globalization;

namespace Rollout.Benchmarks.Rows;

/// <summary>The board's page at another past day each time, so that nothing of the answer is kept: a district of some 200,000 events.</summary>
internal sealed class PastBoardContest(ServedDistrict district) : IContest
{
    private const int InARound = 15;

    private static readonly DateOnly First = new(2027, 9, 1);

    private int _day;

    internal static async Task<IContest> PrepareAsync(Size size) =>
        new PastBoardContest(await ServedDistrict.StartAsync(size.Of(1_000), daysApart: 2));

    public async Task<Sample> OursAsync()
    {
        var times = new List<double>();
        for (var n = 0; n < InARound; n++)
        {
            var day = First.AddDays(_day++).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var began = Stopwatch.GetTimestamp();
            await district.GetAsync($"{ServedDistrict.Pages}?effective={day}");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return new(times.Order().ElementAt(InARound / 2));
    }

    public Task<Sample?> FloorAsync() => Task.FromResult<Sample?>(null);

    public ValueTask DisposeAsync() => district.DisposeAsync();
}
