using System.Text;
using System.Text.Json;
using Rollout.App.Events;
using Rollout.Domain;
using Rollout.Domain.Tests;

namespace Rollout.App.Tests.Events;

/// <summary>What the log holds for ever: a changed golden file here is a changed log.</summary>
public sealed class EveryEventInJson
{
    private static readonly IReadOnlyList<(StreamId Stream, DomainEvent Event)> OfEachType =
        [.. Samples.All.DistinctBy(sample => sample.Event.GetType())];

    public static TheoryData<string> AllAliases => [.. EventCodec.AllAliases];

    [Fact]
    public void Has_an_alias_that_is_its_name_in_snake_case()
    {
        Assert.Equal(OfEachType.Count, EventCodec.AllAliases.Distinct().Count());
        Assert.All(OfEachType, sample => Assert.Equal(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(sample.Event.GetType().Name), EventCodec.Alias(sample.Event)));
    }

    [Fact]
    public void Belongs_to_the_streams_its_samples_stand_in() =>
        Assert.All(OfEachType, sample => Assert.Contains(
            EventCodec.StreamType(EventCodec.Alias(sample.Event)), new[] { sample.Stream.Type, sample.Event is Correction ? null : sample.Stream.Type }));

    [Fact]
    public void Names_its_type_for_the_store() =>
        Assert.Equal(
            "Rollout.Domain.Rollouts.RolloutEvent+MilestoneReached, Rollout.Domain", EventCodec.ClrType(SampleOf("milestone_reached").Event));

    [Theory]
    [MemberData(nameof(AllAliases))]
    public void Is_written_as_agreed(string alias) =>
        Golden.Matches($"events/{alias}.json", EventCodec.Encode(SampleOf(alias).Event) + "\n");

    [Fact]
    public void Says_its_sentence()
    {
        var names = new Names(
            school => school == Samples.AlderId ? "Alder" : school == Samples.BirchId ? "Birch" : school.ToString(),
            milestone => Samples.FirstPath.Milestones.FirstOrDefault(known => known.Id == milestone)?.Title ?? milestone.ToString(),
            person => person.Value == "p-ada" ? "Ada Lovell" : person.ToString(),
            _ => "Personalised learning");
        Golden.Matches("sentences.txt", Lines(OfEachType.Select(sample =>
            $"{EventCodec.Alias(sample.Event)}: {Sentences.Of(sample.Stream, sample.Event, names)}")));
    }

    [Fact]
    public void Lists_its_free_text() =>
        Golden.Matches("free-text.txt", Lines(EventCodec.AllAliases.Select(alias =>
            $"{alias}: {string.Join(", ", FreeText.MembersOf(EventCodec.TypeOf(alias)))}".TrimEnd())));

    [Fact]
    public void Survives_its_JSON() =>
        Assert.All(Samples.All, sample => Assert.Equal(
            sample.Event, EventCodec.Decode(EventCodec.Alias(sample.Event), Encoding.UTF8.GetBytes(EventCodec.Encode(sample.Event)))));

    [Fact]
    public void Is_bound_from_what_the_log_holds() =>
        Assert.All(Samples.All, sample =>
        {
            using var json = JsonDocument.Parse(EventCodec.Encode(sample.Event));
            var bound = EventCodec.Bind(EventCodec.Alias(sample.Event), json.RootElement, Samples.Today);
            Assert.Null(bound.Fault);
            Assert.Equal(sample.Event, bound.Event);
        });

    [Fact]
    public void Leaves_out_what_nobody_said() =>
        Assert.All(Samples.All, sample => Assert.DoesNotContain(":null", EventCodec.Encode(sample.Event), StringComparison.Ordinal));

    private static (StreamId Stream, DomainEvent Event) SampleOf(string alias) =>
        OfEachType.Single(sample => EventCodec.Alias(sample.Event) == alias);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
