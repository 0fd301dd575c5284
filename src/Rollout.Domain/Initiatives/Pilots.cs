namespace Rollout.Domain.Initiatives;

public abstract partial record InitiativeEvent
{
    /// <summary>
    /// Something is tried in a few places, and by when it is decided whether all take it over (S0: no pilot that vanishes). Said again of a
    /// pilot, its day is moved.
    /// </summary>
    public sealed record PilotStarted(DateOnly EffectiveOn, string Pilot, DateOnly DecideBy) : InitiativeEvent, IDated
    {
        public override object Subject() => Pilot;
    }

    /// <summary>Whether the pilot is taken over everywhere. <c>unknown-pilot</c> when none of that name was started.</summary>
    public sealed record AdoptionDecided(DateOnly EffectiveOn, string Pilot, bool Adopted, [property: FreeText] string? Reason = null) : InitiativeEvent, IDated
    {
        public override object Subject() => Pilot;
    }

    internal static Refusal? Refuse(PilotStarted wish) => Limits.Name(wish.Pilot, "pilot") ?? Limits.Day(wish.DecideBy, "decideBy");

    internal static Refusal? Refuse(AdoptionDecided wish, Initiative state) =>
        Limits.FreeText(wish.Reason, "reason")
        ?? Limits.Must(
            state.Facts.Live.OfType<PilotStarted>().Any(started => started.Pilot == wish.Pilot), "unknown-pilot",
            $"No pilot is called “{wish.Pilot}”: say that it was started first, or check its name.", "pilot");
}
