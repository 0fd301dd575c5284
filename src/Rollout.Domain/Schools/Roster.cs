namespace Rollout.Domain.Schools;

public abstract partial record SchoolEvent
{
    /// <summary>The school is on the district's roster, open until said otherwise. <c>StateId</c> is the state's own number.</summary>
    public sealed record SchoolRegistered(
        string Name, string? Level = null, string? LowGrade = null, string? HighGrade = null, bool? Charter = null, string? StateId = null)
        : SchoolEvent, IFrame, IPermanent;

    public sealed record SchoolRenamed(string Name) : SchoolEvent, IFrame;

    /// <summary>Level, grades, charter flag and state's number as they are from now on; all replaced at once.</summary>
    public sealed record SchoolDetailsChanged(
        string? Level = null, string? LowGrade = null, string? HighGrade = null, bool? Charter = null, string? StateId = null)
        : SchoolEvent, IFrame;

    public sealed record SchoolStatusChanged(SchoolStatus Status) : SchoolEvent, IFrame;

    /// <summary>The school is closed here. <c>MovedTo</c> is its number in another district when it changed agency; history stays here.</summary>
    public sealed record SchoolClosed(SchoolId? MovedTo = null) : SchoolEvent, IFrame;

    public sealed record SchoolReopened : SchoolEvent, IFrame;

    /// <summary>The school is closed and its pupils go to another one.</summary>
    public sealed record SchoolMerged(SchoolId Into) : SchoolEvent, IFrame;
}
