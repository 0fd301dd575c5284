namespace Rollout.Domain.Schools;

public abstract partial record SchoolEvent
{
    /// <summary>The school is on the district's roster, open until said otherwise. <c>StateId</c> is the state's own number.</summary>
    public sealed record SchoolRegistered(
        string Name, string? Level = null, string? LowGrade = null, string? HighGrade = null, bool? Charter = null, string? StateId = null)
        : SchoolEvent, IFrame, IPermanent;

    /// <summary>The school has another name from that position of the log on.</summary>
    public sealed record SchoolRenamed(string Name) : SchoolEvent, IFrame;

    /// <summary>Level, grades, charter flag and state's number as they are from now on; all replaced at once.</summary>
    public sealed record SchoolDetailsChanged(
        string? Level = null, string? LowGrade = null, string? HighGrade = null, bool? Charter = null, string? StateId = null)
        : SchoolEvent, IFrame;

    /// <summary>The federal directory sees a school that is not closed otherwise: open, new, future or inactive.</summary>
    public sealed record SchoolStatusChanged(SchoolStatus Status) : SchoolEvent, IFrame;

    /// <summary>The school is closed here. <c>MovedTo</c> is its number in another district when it changed agency; history stays here.</summary>
    public sealed record SchoolClosed(SchoolId? MovedTo = null) : SchoolEvent, IFrame;

    /// <summary>A closed or merged school is there again.</summary>
    public sealed record SchoolReopened : SchoolEvent, IFrame;

    /// <summary>The school is closed and its pupils go to another one.</summary>
    public sealed record SchoolMerged(SchoolId Into) : SchoolEvent, IFrame;

    internal static Refusal? Refuse(SchoolRegistered wish, School state) => state.IsRegistered
        ? new("already-registered", "This school is registered with other data: rename it or change its details instead.")
        : Limits.Name(wish.Name, "name") ?? RefuseDetails(wish.Level, wish.LowGrade, wish.HighGrade, wish.StateId);

    internal static Refusal? Refuse(SchoolRenamed wish) => Limits.Name(wish.Name, "name");

    internal static Refusal? Refuse(SchoolDetailsChanged wish) => RefuseDetails(wish.Level, wish.LowGrade, wish.HighGrade, wish.StateId);

    internal static Refusal? Refuse(SchoolMerged wish, SchoolId school, IReadOnlyDictionary<SchoolId, School> roster) =>
        wish.Into == school ? new("merged-into-itself", "A school can't merge into itself: name the school that takes its pupils.", "into")
        : roster.TryGetValue(wish.Into, out var into) && into.IsRegistered ? null
        : new("unknown-school", $"There is no school {wish.Into} here: register it first.", "into");

    private static Refusal? RefuseDetails(string? level, string? lowGrade, string? highGrade, string? stateId) =>
        Limits.OptionalName(level, "level") ?? Limits.OptionalName(lowGrade, "lowGrade")
        ?? Limits.OptionalName(highGrade, "highGrade") ?? Limits.OptionalName(stateId, "stateId");
}
