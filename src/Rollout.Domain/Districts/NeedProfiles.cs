namespace Rollout.Domain.Districts;

public abstract partial record DistrictEvent
{
    /// <summary>
    /// How well a school has been served so far, by quartiles of the district: 1 = most, 4 = least (S1: the least served first). Of a school,
    /// the last holds.
    /// </summary>
    public sealed record NeedProfileRecorded(DateOnly EffectiveOn, SchoolId School, int Quartile) : DistrictEvent, IDated, INamesASchool
    {
        /// <summary>The quartile of the schools that were served least.</summary>
        public const int LeastServed = 4;

        public override object Subject() => School;
    }

    internal static Refusal? Refuse(NeedProfileRecorded wish) =>
        Limits.Between(wish.Quartile, 1, NeedProfileRecorded.LeastServed, "quartile-out-of-range", "quartile");
}
