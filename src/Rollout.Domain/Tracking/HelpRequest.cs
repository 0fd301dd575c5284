using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.Domain.Tracking;

/// <summary>What a school asked the district, and when the district got back to it.</summary>
/// <param name="AnsweredOn">The first day since on which it was answered, or settled without a word; null while it waits.</param>
/// <param name="ResolvedOn">The first day since on which it was settled; null while it is not.</param>
internal sealed record HelpRequest(Dated<HelpRequested> Asked, DateOnly? AnsweredOn, DateOnly? ResolvedOn)
{
    internal static IReadOnlyList<HelpRequest> Register(IReadOnlyList<Recorded> ordered)
    {
        var answers = ordered.Of<HelpAnswered>().Select(answered => (answered.Fact.Help, answered.On)).ToList();
        var ends = ordered.Of<HelpResolved>().Select(resolved => (resolved.Fact.Help, resolved.On)).ToList();
        return [.. ordered.Of<HelpRequested>().Select(asked => new HelpRequest(asked, First(answers.Concat(ends), asked), First(ends, asked)))];
    }

    internal bool IsUnanswered(DateOnly day) => Asked.On <= day && !(AnsweredOn <= day);

    private static DateOnly? First(IEnumerable<(string Help, DateOnly On)> said, Dated<HelpRequested> asked) =>
        said.Where(word => word.Help == asked.Fact.Help && word.On >= asked.On).Min(word => (DateOnly?)word.On);
}
