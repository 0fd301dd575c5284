using Rollout.Domain.Tracking;
using static Rollout.Domain.Rollouts.RolloutEvent;

namespace Rollout.App.Web.Pages;

/// <summary>What people said in their own words: shown, never judged.</summary>
internal static class OwnWords
{
    extension(CommitmentStanding promise)
    {
        internal string Statement => ((CommitmentMade)promise.Made.Happened).Statement;
    }
}
