using Rollout.Domain;

namespace Rollout.App.Reading;

/// <summary>What every door says of a school that is not on the board asked for.</summary>
internal static class OffTheBoard
{
    internal static Refusal Refuse(SchoolId school) =>
        new("unknown-school", $"School {school} is not on the board at these coordinates; `rollout board` lists those that are.", "school");
}
