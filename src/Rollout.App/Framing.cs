using Rollout.Domain;
using static Rollout.Domain.Schools.SchoolEvent;

namespace Rollout.App;

/// <summary>Which streams deciding needs: those written, and those that frame them.</summary>
internal static class Framing
{
    internal static IReadOnlyCollection<StreamId> Of(IReadOnlyCollection<Wish> wishes)
    {
        var streams = new HashSet<StreamId> { new StreamId.District() };
        foreach (var stream in wishes.Select(wish => wish.Stream).Distinct())
        {
            streams.Add(stream);
            if (stream is StreamId.Rollout rollout)
                streams.UnionWith([new StreamId.Initiative(rollout.InitiativeId), new StreamId.School(rollout.SchoolId)]);
        }

        streams.UnionWith(wishes.Select(wish => NamedBy(wish.Fact)).OfType<SchoolId>().Distinct().Select(school => new StreamId.School(school)));
        return streams;
    }

    /// <summary>The school of another stream that the fact speaks of; it must be registered.</summary>
    private static SchoolId? NamedBy(DomainEvent fact) => fact switch
    {
        INamesASchool named => named.School,
        SchoolMerged merged => merged.Into,
        _ => null,
    };
}
