using System.Security.Cryptography;
using System.Text;
using Rollout.EventStore;

namespace Rollout.App.Tests.Faults;

/// <summary>
/// One writer's requests. The n-th is always the same for a seed, its event ids too, so that any process can repeat it.
/// One in five is a bulk over two districts, three in ten begin a stream, one in ten is refused.
/// </summary>
internal sealed class Workload(int seed, int writer, int districts)
{
    private const int Schools = 12;

    public Request Request(int number)
    {
        var random = new Random(unchecked(((seed * 31) + writer) * 1_000_003 + number));
        var first = random.Next(districts);
        int[] among = districts > 1 && random.Next(5) == 0 ? [first, (first + 1) % districts] : [first];
        return new(writer, number, [.. among.Select((district, place) => Append(random, number, District(district), place))]);
    }

    public static string District(int number) => $"98{number:d5}";

    private TenantAppend Append(Random random, int number, string district, int place)
    {
        var stream = Stream(random, number);
        var size = random.Next(1, 7);
        var ids = Enumerable.Range(0, size).Select(nth => IdOf($"{seed}/{writer}/{number}/{place}/{nth}")).ToList();
        var events = ids.Select((id, nth) => nth > 0 && random.Next(8) == 0
            ? Fact(stream.StreamId, id, "event_withdrawn", $$"""{"event":"{{ids[nth - 1]}}","reason":"typing error"}""")
            : Fact(stream.StreamId, id, "touchpoint_delivered", $$"""{"effectiveOn":"2026-10-{{random.Next(10, 30)}}","note":"{{number}}"}"""));
        return new(district, [stream], [.. events], $"writer {writer}", null, null, RegistersTenant: true);
    }

    private StreamTarget Stream(Random random, int number) => random.Next(10) switch
    {
        < 3 => new($"initiative/w{writer}-{number}", "initiative", ExpectedVersion.NoStream),
        9 => new($"school/{ASchool(random)}", "school", ExpectedVersion.Exactly(1_000_000)),
        < 6 => new($"school/{ASchool(random)}", "school", ExpectedVersion.Any),
        _ => new($"rollout/pl/{ASchool(random)}", "rollout", ExpectedVersion.Any),
    };

    private static string ASchool(Random random) => $"9900002{random.Next(Schools):d5}";

    private static NewEvent Fact(string stream, Guid id, string alias, string data) =>
        new(stream, id, alias, "Sample.Happened, Sample", data);

    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
