namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>
    /// People weighed options and chose one. <c>Roles</c> says who was at the table (S1); <c>Schools</c> which it is about (null: all);
    /// <c>Check</c> at which track check it was made.
    /// </summary>
    public sealed record DecisionRecorded(
        DateOnly EffectiveOn, string Decision, [property: FreeText] string Question, ValueList<string> Options, string Chosen, ValueList<string> Roles,
        ValueList<SchoolId>? Schools = null, string? Check = null) : InitiativeEvent, IDated
    {
        public override object Subject() => Decision;
    }

    internal static Refusal? Refuse(DecisionRecorded wish) =>
        Limits.Name(wish.Decision, "decision") ?? Limits.RequiredFreeText(wish.Question, "question")
        ?? Limits.SomeNames(wish.Options, "options") ?? Limits.SomeNames(wish.Roles, "roles")
        ?? Limits.Must(wish.Options.Count >= 2, "no-choice", "A decision is between options: name at least two, the other may be “go on as now”.", "options")
        ?? Limits.Must(wish.Options.Contains(wish.Chosen), "unknown-option", $"“{wish.Chosen}” is none of the options: name one of them.", "chosen")
        ?? Limits.Must(wish.Schools is not { Count: 0 }, "empty-list", "Name the schools it is about, or leave them out when it is about all.", "schools")
        ?? Limits.OptionalName(wish.Check, "check");
}
