namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>The district says where it wants to go, and why (S2). Version 1; later ones are revisions.</summary>
    public sealed record VisionStatementAdopted(DateOnly EffectiveOn, int Version, [property: FreeText] string Statement, string? ApprovedBy = null)
        : InitiativeEvent, IDated, IVisionStatement
    {
        public override object Subject() => Version;
    }

    /// <summary>The statement in other words; schools stand by it anew (practice 3).</summary>
    public sealed record VisionStatementRevised(
        DateOnly EffectiveOn, int Version, [property: FreeText] string Statement, [property: FreeText] string Reason, string? ApprovedBy = null)
        : InitiativeEvent, IDated, IVisionStatement
    {
        public override object Subject() => Version;
    }

    /// <summary>The initiative serves a priority that the district has anyway, in one of its plans (S2).</summary>
    public sealed record InitiativeLinkedToPriority(
        DateOnly EffectiveOn, string Priority, string? Plan = null, [property: FreeText] string? Note = null) : InitiativeEvent, IDated
    {
        public override object Subject() => (Priority, Plan);
    }

    internal static Refusal? Refuse(VisionStatementAdopted wish) =>
        Limits.Must(wish.Version == 1, "version-not-next", "Version 1 is adopted: record a revision instead.", "version")
        ?? Limits.RequiredFreeText(wish.Statement, "statement") ?? Limits.OptionalName(wish.ApprovedBy, "approvedBy");

    internal static Refusal? Refuse(VisionStatementRevised wish, Initiative state) =>
        Limits.Must(
            wish.Version >= 2 && wish.Version <= state.Vision + 1, "version-not-next",
            state.Vision == 0 ? "There is no statement to revise: adopt version 1 first." : $"The next version of the statement is {state.Vision + 1}.", "version")
        ?? Limits.RequiredFreeText(wish.Statement, "statement") ?? Limits.RequiredFreeText(wish.Reason, "reason")
        ?? Limits.OptionalName(wish.ApprovedBy, "approvedBy");

    internal static Refusal? Refuse(InitiativeLinkedToPriority wish) =>
        Limits.Name(wish.Priority, "priority") ?? Limits.OptionalName(wish.Plan, "plan") ?? Limits.FreeText(wish.Note, "note");

    internal static IEnumerable<Warning> Warn(IVisionStatement wish)
    {
        if (Jargon.In(wish.Statement) is [_, ..] words)
        {
            yield return new(
                "jargon", $"{Sentences.And(words.Select(word => $"“{word}”"))} may mean little to families: say it in plain words.", "statement");
        }
    }
}

/// <summary>A version of the district's vision statement: 1, 2, … Whose words they are stays visible.</summary>
public interface IVisionStatement : IDated
{
    int Version { get; }

    string Statement { get; }
}
