using System.Globalization;
using Rollout.App;
using Rollout.Domain;
using Rollout.EventStore;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Benchmarks.Rows;

/// <summary>
/// A school year of nobody's as an earlier system hands it over, day by day and school by school: a line and what the store
/// takes for it. Half of the schools' lines carry ids; their hundredth is each time a withdrawal of the one before.
/// </summary>
internal sealed class EarlierSystem(int schools, int events)
{
    internal const string District = "9900003";
    internal const string Initiative = "pl";
    internal const string Source = "earlier";

    internal const string Calendar =
        """
        { "year": "2024-25", "firstDay": "2024-08-19", "lastDay": "2025-05-30", "terms": [], "closures": [] }
        """;

    private static readonly DateOnly FirstDay = new(2024, 8, 19);

    internal int Lines => schools * events;

    internal static string Path { get; } =
        $$"""
        { "title": "Personalised learning", "startsOn": "2024-08-19", "cadence": 10, "stages": ["plan", "launch"], "milestones": [
        {{string.Join(",\n", Enumerable.Range(1, 8).Select(n =>
            $$"""{ "id": "M{{n}}", "title": "Step {{n}}", "stage": "{{(n < 5 ? "plan" : "launch")}}", "due": "{{FirstDay.AddDays(n * 28):yyyy-MM-dd}}", "weight": {{n}}, "window": 10 }"""))}}
        ], "approvedBy": "Board", "reason": "first" }
        """;

    internal string Roster => $"school,name,level,status\n{string.Concat(Enumerable.Range(0, schools).Select(n => $"{School(n)},School {n},elementary,1\n"))}";

    internal async Task WriteAsync(string file)
    {
        await using var writer = new StreamWriter(file);
        foreach (var happened in Events())
            await writer.WriteLineAsync(Line(happened));
    }

    internal IEnumerable<NewEvent> Events()
    {
        var random = new Random(20240819);
        var before = new Guid[schools];
        for (var nth = 0; nth < events; nth++)
        {
            for (var school = 0; school < schools; school++)
            {
                var fact = Fact(school, nth, before[school]);
                before[school] = AnId(random);
                yield return new(
                    $"rollout/{Initiative}/{School(school)}", before[school], EventCodec.Alias(fact), EventCodec.ClrType(fact), EventCodec.Encode(fact),
                    new(FirstDay.AddDays(nth), new(21, school % 60, nth % 60), TimeSpan.Zero), Source, $"p-{school % 400}");
            }
        }
    }

    private static string Line(NewEvent happened)
    {
        var school = happened.StreamId[^12..];
        var id = HasIds(school) ? $"\"id\":\"{happened.Id}\"," : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"type":"{{happened.Type}}","school":"{{school}}",{{id}}"recordedAt":"{{happened.AssertedAt:yyyy-MM-ddTHH:mm:ssZ}}","by":"{{happened.UserName}}","data":{{happened.Data}}}""");
    }

    private static DomainEvent Fact(int school, int nth, Guid before) => nth == 0 ? new RolloutEnrolled(FirstDay, 1, "1")
        : nth % 100 == 99 && HasIds(School(school)) ? new Correction.EventWithdrawn(before, "typing error")
        : Daily.Fact(FirstDay.AddDays(nth), school, nth);

    private static bool HasIds(string school) => (school[^1] - '0') % 2 == 0;

    private static string School(int number) => $"{District}{number:d5}";

    private static Guid AnId(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
