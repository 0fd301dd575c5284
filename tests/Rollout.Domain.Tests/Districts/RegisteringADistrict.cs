using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Districts;

public sealed class RegisteringADistrict : Specification
{
    [Fact]
    public void Is_the_first_thing_that_happens()
    {
        When(TheDistrict, Registered);
        ThenAccepted();
    }

    [Fact]
    public void Saying_so_twice_changes_nothing()
    {
        Given(TheDistrict, Registered);
        When(TheDistrict, Registered);
        ThenNothing();
    }

    [Fact]
    public void Is_refused_with_other_data()
    {
        Given(TheDistrict, Registered);
        When(TheDistrict, Registered with { Name = "Another" });
        ThenRefused("already-registered");
    }

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("")]
    public void Is_refused_in_an_unknown_time_zone(string zone)
    {
        When(TheDistrict, Registered with { TimeZone = zone });
        ThenRefused("unknown-time-zone", "timeZone");
    }

    [Fact]
    public void Is_refused_without_a_name()
    {
        When(TheDistrict, Registered with { Name = " " });
        ThenRefused("empty-text", "name");
    }

    [Fact]
    public void Is_refused_with_a_name_too_long()
    {
        When(TheDistrict, Registered with { Name = new('x', 201) });
        ThenRefused("text-too-long", "name");
    }

    [Fact]
    public void Comes_before_everything_else()
    {
        When(TheDistrict, Year);
        ThenRefused("unknown-district");
    }
}
