using Rollout.Domain.Initiatives;
using Rollout.Domain.Tracking;
using static Rollout.Domain.Initiatives.InitiativeEvent;
using static Rollout.Domain.Tests.Samples;

namespace Rollout.Domain.Tests.Initiatives;

public sealed class AdoptingARuleSet : Specification
{
    private static readonly RuleSetAdopted Sooner = new(new(2026, 9, 1), 2, ["R1", "C8"], [new("supportWithin", 3)], "Help sooner.");

    public AdoptingARuleSet() => GivenAnInitiative();

    [Fact]
    public void Is_done_once_whatever_reason_is_given()
    {
        When(Pl, Sooner);
        ThenAccepted();
        Given(Pl, Sooner);
        When(Pl, Sooner with { Reason = "Again.", Version = 3 });
        ThenNothing();
    }

    [Fact]
    public void Is_done_again_after_another_set()
    {
        Given(Pl, Sooner, new RuleSetAdopted(new(2026, 9, 5), 3, ["R1"], [], "Less."));
        When(Pl, Sooner with { Version = 4, EffectiveOn = new(2026, 9, 9) });
        ThenAccepted();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Follows_the_last_version(int version)
    {
        When(Pl, Sooner with { Version = version });
        ThenRefused("version-not-next", "version");
    }

    [Fact]
    public void Names_rules_that_there_are()
    {
        When(Pl, Sooner with { Rules = ["R1", "R9"] });
        ThenRefused("unknown-rule", "rules[1]");
        When(Pl, Sooner with { Rules = [] });
        ThenRefused("no-rules", "rules");
    }

    [Theory]
    [InlineData("supportWithin", "-1", "setting-out-of-range", "settings[0].value")]
    [InlineData("supportWithin", "61", "setting-out-of-range", "settings[0].value")]
    [InlineData("supportWithin", "2.5", "setting-not-whole", "settings[0].value")]
    [InlineData("silence", "2", "unknown-setting", "settings[0].name")]
    [InlineData("overdueWatch", "0.3", "settings-contradict", "settings")]
    public void Sets_numbers_that_make_sense(string name, string value, string code, string field)
    {
        When(Pl, Sooner with { Settings = [new(name, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))] });
        ThenRefused(code, field);
    }

    [Fact]
    public void Sets_a_number_once()
    {
        When(Pl, Sooner with { Settings = [new("supportWithin", 3), new("supportWithin", 4)] });
        ThenRefused("duplicate-setting", "settings[1].name");
    }

    [Fact]
    public void Is_not_done_ahead_of_its_day()
    {
        When(Pl, Sooner with { EffectiveOn = Today.AddDays(1) });
        ThenRefused("effective-in-the-future", "effectiveOn");
    }

    /// <summary>Each number can be set to its bounds, and the set says it back; a property without a setting, or the other way round, fails.</summary>
    [Fact]
    public void Can_set_each_number_of_a_rule_set()
    {
        Assert.Equal(
            typeof(RuleSet).GetProperties().Where(number => number.PropertyType == typeof(int) || number.PropertyType == typeof(decimal))
                .Select(number => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(number.Name)).Where(name => name != "version").Order(),
            Setting.All.Select(setting => setting.Name).Order());
        Assert.All(Setting.All, setting =>
        {
            Assert.InRange(setting.Default, setting.Least, setting.Most);
            foreach (var number in new[] { setting.Least, setting.Most })
            {
                var set = setting.In(RuleSet.Version1, number);
                Assert.Equal(number, setting.Of(set));
                Assert.Equal(number == setting.Default ? [] : [new SettingValue(setting.Name, number)], set.Changed());
                Assert.Equal(set with { Version = 2 }, RuleSet.Of(Sooner with { Rules = RuleName.Core, Settings = set.Changed() }));
            }
        });
    }
}
