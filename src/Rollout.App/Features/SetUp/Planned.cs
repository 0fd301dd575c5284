using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Features.SetUp.Steps;
using Rollout.Domain;

namespace Rollout.App.Features.SetUp;

/// <summary>Something a step would have recorded.</summary>
/// <param name="Wish">Null when what was typed is no event.</param>
/// <param name="Fault">Why it is none, with the field of the form.</param>
/// <param name="Turn">When it is decided: what others rest on comes first.</param>
/// <param name="FieldOf">The form's field for a member of the event; null where the step as a whole is meant.</param>
internal sealed record Planned(SetUpStep Step, Wish? Wish, Refusal? Fault, Turn Turn, Func<string, string?> FieldOf)
{
    /// <summary>Only there so that others can be decided: the step itself is not saved yet.</summary>
    internal bool IsProvisional { get; init; }

    internal static Planned Of(
        SetUpStep step, Sketch sketch, Turn turn, string alias, JsonObject data, Func<string, string?> fieldOf, StreamId? stream = null)
    {
        var bound = EventCodec.Bind(alias, JsonSerializer.SerializeToElement(data), sketch.Today);
        return bound.IsBound
            ? new(step, new Wish(0, stream ?? sketch.Stream, bound.Event, sketch.Today), null, turn, fieldOf)
            : new(step, null, new(bound.Fault.Code, bound.Fault.Message, fieldOf(bound.Fault.Field)), turn, fieldOf);
    }

    /// <summary>What the step lacks as a whole, whatever a decider would say.</summary>
    internal static Planned Lacking(SetUpStep step, string field, string message) =>
        new(step, null, new("missing", message, field), Turn.Last, member => member);
}

/// <summary>The order of deciding: a path is placed by its first wave, schools follow a path.</summary>
internal enum Turn
{
    Charter,
    FirstWave,
    Path,
    Waves,
    Agreed,
    Last,
}
