using System.Text.Json;
using Rollout.App.Tests.Cli;

namespace Rollout.App.Tests.Features.Schools;

public sealed class ForecastingASchool(FreshDatabase database) : AnInventedDistrict(database)
{
    private const string Asked = $"forecast {Invented.Initiative} --school {Invented.Oak} --effective 2026-11-20 --known 2099-12-31";

    [Fact]
    public async Task Gives_no_number_without_enough_history()
    {
        await ImportEventsAsync(Invented.Reached("2026-09-01"));

        var told = JsonDocument.Parse((await Door.DoAsync($"{Asked} --format json")).Output).RootElement;

        Assert.Equal(Invented.Oak, told.GetProperty("school").GetString());
        var forecast = Assert.Single(told.GetProperty("forecasts").EnumerateArray());
        Assert.Equal(("M2", "M1"), (forecast.GetProperty("milestone").GetString(), forecast.GetProperty("from").GetString()));
        Assert.All(forecast.GetProperty("bounds").EnumerateArray(), bound =>
        {
            Assert.Equal(JsonValueKind.Null, bound.GetProperty("day").ValueKind);
            Assert.Equal("not enough history (0 of 4)", bound.GetProperty("note").GetString());
        });
    }

    [Fact]
    public async Task Begins_at_the_start_before_the_first_milestone()
    {
        var told = JsonDocument.Parse((await Door.DoAsync($"{Asked} --format json")).Output).RootElement;

        Assert.Equal(["start", "start"], told.GetProperty("forecasts").EnumerateArray().Select(forecast => forecast.GetProperty("from").GetString()));
    }
}
