using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rollout.Domain;

/// <summary>What a decider answers: the events that happened, or why nothing may happen.</summary>
/// <remarks>An empty list means "already so": the wish repeats a live fact and needs no new one.</remarks>
[CollectionBuilder(typeof(Decision), nameof(Decision.Accept))]
public sealed class Decision<TEvent> : IReadOnlyList<TEvent>
{
    private readonly TEvent[] _events;

    internal Decision(TEvent[] events, Refusal? refusal) => (_events, Refusal) = (events, refusal);

    /// <summary>Why nothing may happen; null when accepted or already so.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when nothing may happen, for the reason in <see cref="Refusal"/>.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    public int Count => _events.Length;

    public TEvent this[int index] => _events[index];

    public IEnumerator<TEvent> GetEnumerator() => ((IEnumerable<TEvent>)_events).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);

    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);
}

/// <summary>Makes decisions from collection expressions: <c>[]</c> is "already so".</summary>
public static class Decision
{
    public static Decision<TEvent> Accept<TEvent>(ReadOnlySpan<TEvent> events) => new(events.ToArray(), null);
}

/// <summary>A business reason to say no.</summary>
/// <param name="Code">Stable, public, kebab-case: programs may rely on it.</param>
/// <param name="Message">One sentence for people, with what to do.</param>
/// <param name="Field">The member of the event's data at fault, as it is spelled in JSON; null when it is the whole.</param>
public sealed record Refusal(string Code, string Message, string? Field = null);
