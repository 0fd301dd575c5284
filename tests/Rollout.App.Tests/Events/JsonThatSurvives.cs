using System.Text;
using System.Text.Json;
using Rollout.App.Events;
using Rollout.Domain.Initiatives;

namespace Rollout.App.Tests.Events;

public sealed class JsonThatSurvives
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":9007199254740991,"b":-9007199254740991}""")]
    [InlineData("""{"a":123456789.123456,"b":-0.000001,"c":0.0,"d":0}""")]
    [InlineData("""{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}""")]
    [InlineData("""{"a":"\ud83d\ude00 \u00e9 \\u0000 \\\\ud800","b\u00e9":""}""")]
    [InlineData("""{"a":"😀 “é”"}""")]
    public void Is_within_the_domain(string json) => Assert.Null(Check(json));

    [Theory]
    [InlineData("""{"a":1,"b":2,"a":3}""", "a")]
    [InlineData("""{"a":1,"\u0061":3}""", "a")]
    [InlineData("""{"x":[{"k":1},{"k":1,"k":2}]}""", "x[1].k")]
    [InlineData("""{"a":9007199254740992}""", "a")]
    [InlineData("""{"a":-9007199254740992}""", "a")]
    [InlineData("""{"a":99999999999999999999}""", "a")]
    [InlineData("""{"a":[0,{"b":0.1234567}]}""", "a[1].b")]
    [InlineData("""{"a":1234567890.123456}""", "a")]
    [InlineData("""{"a":1E2}""", "a")]
    [InlineData("""{"a":1.5e-2}""", "a")]
    [InlineData("""{"a":-0}""", "a")]
    [InlineData("""{"a":-0.0}""", "a")]
    [InlineData("""{"a":"x\u0000"}""", "a")]
    [InlineData("""{"a":"\ud83d"}""", "a")]
    [InlineData("""{"a":"\ud83dx"}""", "a")]
    [InlineData("""{"a":"\ude00\ud83d"}""", "a")]
    [InlineData("""{"a":"\ud83d\n"}""", "a")]
    [InlineData("""{"a":{"b":1,"\ud83d":1}}""", "a")]
    [InlineData("""{"a":1,"b\u0000":1}""", "")]
    [InlineData("""{"a":1""", "a")]
    [InlineData("", "")]
    [InlineData("{} {}", "")]
    public void Is_outside_the_domain_with_its_place(string json, string field)
    {
        var fault = Check(json);
        Assert.Equal(("outside-json-domain", field), (fault?.Code, fault?.Field));
    }

    [Fact]
    public void Has_at_most_32_levels()
    {
        Assert.Null(Check(new string('[', 32) + new string(']', 32)));
        Assert.NotNull(Check(new string('[', 33) + new string(']', 33)));
        Assert.NotNull(Check(new string('[', 5_000)));
    }

    [Fact]
    public void Is_UTF_8() => Assert.NotNull(JsonDomain.Check([(byte)'"', 0xff, (byte)'"']));

    [Fact]
    public void Is_checked_the_same_within_a_document()
    {
        using var document = JsonDocument.Parse("""{"data":{"a":[1,2.0000001]}}""");
        Assert.Equal("a[1]", JsonDomain.Check(document.RootElement.GetProperty("data"))?.Field);
    }

    [Theory]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("123456789.123456")]
    [InlineData("0.000001")]
    [InlineData("60.250000")]
    [InlineData("0.0")]
    public void Numbers_at_its_edges_keep_every_digit(string number)
    {
        using var json = JsonDocument.Parse($$"""{"effectiveOn":"2026-10-05","indicator":"e","value":{{number}}}""");
        var bound = EventCodec.Bind("baseline_recorded", json.RootElement, default);
        var encoded = EventCodec.Encode(Assert.IsType<InitiativeEvent.BaselineRecorded>(bound.Event));
        Assert.Equal(json.RootElement.GetRawText(), encoded);
        Assert.Equal(encoded, EventCodec.Encode(EventCodec.Decode("baseline_recorded", Encoding.UTF8.GetBytes(encoded))));
    }

    private static Fault? Check(string json) => JsonDomain.Check(Encoding.UTF8.GetBytes(json));
}
