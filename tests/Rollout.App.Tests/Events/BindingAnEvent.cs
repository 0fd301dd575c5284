using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.Domain.Initiatives;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tests;

namespace Rollout.App.Tests.Events;

public sealed class BindingAnEvent
{
    private static readonly DateOnly Today = new(2026, 10, 5);

    [Fact]
    public void Takes_what_is_said() =>
        Assert.Equal(
            new RolloutEvent.MilestoneReached(new(2026, 10, 1), new("M3"), "Minutes."),
            Bind("milestone_reached", """{"milestone":"M3","effectiveOn":"2026-10-01","evidence":"Minutes.","note":null}""").Event);

    [Fact]
    public void Takes_today_when_no_day_is_said() =>
        Assert.Equal(new RolloutEvent.CheckInRecorded(Today), Bind("check_in_recorded", "{}").Event);

    [Fact]
    public void Takes_a_path_as_it_stands_in_its_file()
    {
        var bound = Bind("expected_path_published", """
            {"version":1,"path":{"title":"P","startsOn":"2026-08-17","stages":["plan"],
             "milestones":[{"id":"M1","title":"One","stage":"plan","dueDay":5,"weight":1.5,"window":3}]}}
            """);
        var milestone = ((InitiativeEvent.ExpectedPathPublished)bound.Event!).Path.Milestones[0];
        Assert.Equal((5, 1.5m, false, 0), (milestone.DueDay, milestone.Weight, milestone.Gate, milestone.Needs.Count));
    }

    [Theory]
    [InlineData("milestone_reachd", "{}", "unknown-type", "type")]
    [InlineData("milestone_reached", "[]", "malformed", "")]
    [InlineData("milestone_reached", "{}", "missing-field", "milestone")]
    [InlineData("milestone_reached", """{"milestone":null}""", "missing-field", "milestone")]
    [InlineData("milestone_reached", """{"milestone":3}""", "malformed", "milestone")]
    [InlineData("milestone_reached", """{"milestone":"M 3"}""", "malformed", "milestone")]
    [InlineData("milestone_reached", """{"milestone":"M3","effectiveOn":"2026-02-30"}""", "malformed", "effectiveOn")]
    [InlineData("milestone_reached", """{"milestone":"M3","effectiveOn":"2026-10-05T00:00:00"}""", "malformed", "effectiveOn")]
    [InlineData("milestone_reached", """{"milestone":"M3","effectiveOn":20261005}""", "malformed", "effectiveOn")]
    [InlineData("milestone_reached", """{"milestone":"M3","Note":"x"}""", "unknown-field", "Note")]
    [InlineData("milestone_reached", """{"milestone":"M3","note":["x"]}""", "malformed", "note")]
    [InlineData("key_meeting_held", """{"meeting":"x","presence":"maybe"}""", "malformed", "presence")]
    [InlineData("key_meeting_held", """{"meeting":"x","presence":0}""", "malformed", "presence")]
    [InlineData("key_meeting_held", """{"meeting":"x","presence":"absent","roles":["a",1]}""", "malformed", "roles[1]")]
    [InlineData("key_meeting_held", """{"meeting":"x","presence":"absent","roles":["a",null]}""", "malformed", "roles[1]")]
    [InlineData("touchpoint_delivered", """{"group":"g","channel":"c","sender":"s","twoWay":"yes"}""", "malformed", "twoWay")]
    [InlineData("touchpoint_delivered", """{"group":"g","channel":"c","sender":"s"}""", "missing-field", "twoWay")]
    [InlineData("indicator_reading_recorded", """{"indicator":"e","value":"60","n":1}""", "malformed", "value")]
    [InlineData("indicator_reading_recorded", """{"indicator":"e","value":60,"n":1.5}""", "malformed", "n")]
    [InlineData("indicator_reading_recorded", """{"indicator":"e","value":60,"n":3000000000}""", "malformed", "n")]
    [InlineData("communication_plan_approved", """{"groups":[{"group":"g","cadence":"10"}]}""", "malformed", "groups[0].cadence")]
    [InlineData("communication_plan_approved", """{"groups":[{"group":"g"}]}""", "missing-field", "groups[0].cadence")]
    [InlineData("communication_plan_approved", """{"groups":[{"group":"g","cadence":1},{"group":"g","cadence":1,"x":1}]}""", "unknown-field", "groups[1].x")]
    [InlineData("communication_plan_approved", "{}", "missing-field", "groups")]
    [InlineData("event_withdrawn", """{"event":"7","reason":"x"}""", "malformed", "event")]
    [InlineData("school_merged", """{"into":"123"}""", "malformed", "into")]
    [InlineData("school_renamed", """{"name":"x","name":"y"}""", "outside-json-domain", "name")]
    [InlineData("baseline_recorded", """{"indicator":"e","value":1e3}""", "outside-json-domain", "value")]
    public void Names_the_member_at_fault(string alias, string data, string code, string field)
    {
        var fault = Bind(alias, data).Fault;
        Assert.Equal((code, field), (fault?.Code, fault?.Field));
    }

    [Fact]
    public void Tells_the_words_it_knows()
    {
        Assert.Contains("principal, delegate, absent", Bind("key_meeting_held", """{"meeting":"x","presence":"maybe"}""").Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("effectiveOn, milestone, evidence, note", Bind("milestone_reached", """{"x":1}""").Fault!.Message, StringComparison.Ordinal);
        Assert.Contains(SchoolId.Form, Bind("school_merged", """{"into":"123"}""").Fault!.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever stands in a member, it is bound or is itself at fault; nothing throws.</summary>
    [Fact]
    public void Answers_any_kind_of_JSON_in_any_member()
    {
        foreach (var (_, happened) in Samples.All)
        {
            var alias = EventCodec.Alias(happened);
            foreach (var (member, _) in JsonNode.Parse(EventCodec.Encode(happened))!.AsObject())
            {
                foreach (var odd in new[] { "null", "true", "1", "-2.5", "\"\"", "\"odd\"", "[]", "[[]]", "{}", "{\"odd\":1}" })
                {
                    var data = JsonNode.Parse(EventCodec.Encode(happened))!.AsObject();
                    data[member] = JsonNode.Parse(odd);
                    if (Bind(alias, data.ToJsonString()).Fault is { } fault)
                        Assert.StartsWith(member, fault.Field, StringComparison.Ordinal);
                }
            }
        }
    }

    private static Bound Bind(string alias, string data)
    {
        using var json = JsonDocument.Parse(data);
        return EventCodec.Bind(alias, json.RootElement, Today);
    }
}
