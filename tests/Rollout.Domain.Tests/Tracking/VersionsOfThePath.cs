using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Tests.Tracking.Scenario;

namespace Rollout.Domain.Tests.Tracking;

/// <summary>Practice 11: the versions of the path side by side, and which of them moved a day that had passed.</summary>
public sealed class VersionsOfThePath
{
    [Fact]
    public void Mark_the_days_that_changed()
    {
        var compared = Compare(20);

        Assert.Equal([1, 2], compared.Versions.Select(version => version.Number));
        Assert.Equal(["M1", "M2", "M4", "M3"], compared.Rows.Select(row => row.Id.Value));
        Assert.Equal([(true, Day(30), false), (true, Day(40), true)], Cells(compared, "M1"));
        Assert.Equal([(true, Day(50), false), (true, Day(50), false)], Cells(compared, "M2"));
        Assert.Equal([(true, Day(60), false), (false, null, false)], Cells(compared, "M3"));
        Assert.Equal([(false, null, false), (true, Day(70), false)], Cells(compared, "M4"));
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(31, true)]
    public void Say_when_a_day_was_moved_that_had_come(int recorded, bool afterwards)
    {
        var compared = Compare(recorded);

        Assert.Equal(afterwards ? ["M1"] : [], compared.Versions[1].MovedAfterTheFact.Select(id => id.Value));
        Assert.Equal(afterwards, compared.Rows[0].Cells[1].IsAfterTheFact);
        Assert.Equal(Day(recorded), compared.Versions[1].On);
    }

    private static PathComparison Compare(int recorded) => PathComparison.Of(
        Opened().Publish(Path(Step("M1", "plan", 30), Step("M2", "plan", 50), Step("M3", "plan", 60))).Enrol(Alder)
            .Log(new InitiativeEvent.ExpectedPathRevised(2, Path(Step("M1", "plan", 40), Step("M2", "plan", 50), Step("M4", "plan", 70)), "board", "slower"), Noon(Day(recorded)))
            .Board(Day(100)));

    private static IEnumerable<(bool, DateOnly?, bool)> Cells(PathComparison compared, string id) =>
        compared.Rows.Single(row => row.Id.Value == id).Cells.Select(cell => (cell.IsThere, cell.Due, cell.IsChanged));
}
