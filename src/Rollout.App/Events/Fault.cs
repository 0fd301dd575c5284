using System.Diagnostics.CodeAnalysis;
using Rollout.Domain;

namespace Rollout.App.Events;

/// <summary>What is wrong with JSON that somebody sent, before any decision.</summary>
/// <param name="Code">Stable, public, kebab-case.</param>
/// <param name="Field">The member at fault, such as <c>groups[0].cadence</c>; empty when it is the whole.</param>
/// <param name="Message">One sentence for people, with what to do.</param>
internal sealed record Fault(string Code, string Field, string Message);

/// <summary>JSON that became an event, or the fault why not.</summary>
internal sealed class Bound
{
    internal Bound(DomainEvent happened) => Event = happened;

    internal Bound(Fault fault) => Fault = fault;

    internal DomainEvent? Event { get; }

    internal Fault? Fault { get; }

    [MemberNotNullWhen(true, nameof(Event))]
    [MemberNotNullWhen(false, nameof(Fault))]
    internal bool IsBound => Event is not null;
}
