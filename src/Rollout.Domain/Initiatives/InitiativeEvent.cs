using Rollout.Domain.Paths;

namespace Rollout.Domain.Initiatives;

/// <summary>Facts of a stream <c>initiative/{slug}</c>: what the district agreed on for all schools.</summary>
public abstract partial record InitiativeEvent : DomainEvent
{
    private InitiativeEvent() { }

    /// <summary>The initiative exists; who begins and who takes part, each with its reason, where the district chose.</summary>
    public sealed record InitiativeChartered(
        string Title, [property: FreeText] string? Need = null, [property: FreeText] string? Rationale = null, Selection? Selection = null,
        [property: FreeText] string? SelectionReason = null, Participation? Participation = null, [property: FreeText] string? ParticipationReason = null)
        : InitiativeEvent, IFrame, IPermanent;

    /// <summary>Version 1 of the expected path.</summary>
    public sealed record ExpectedPathPublished(
        int Version, ExpectedPath Path, string? ApprovedBy = null, [property: FreeText] string? Reason = null)
        : InitiativeEvent, IPathVersion;

    /// <summary>A later version; earlier ones stay in force where they are assigned. Says who approved it and why.</summary>
    public sealed record ExpectedPathRevised(int Version, ExpectedPath Path, string ApprovedBy, [property: FreeText] string Reason)
        : InitiativeEvent, IPathVersion;
}

/// <summary>A published version of the expected path: 1, 2, … without gap, each immutable.</summary>
public interface IPathVersion : IFrame, IPermanent
{
    int Version { get; }

    ExpectedPath Path { get; }
}
