namespace Rollout.Domain.Calendar;

/// <summary>A term of a school year, both days inclusive.</summary>
public sealed record Term(string Name, DateOnly From, DateOnly To);

/// <summary>A published school year, both days inclusive.</summary>
public readonly record struct SchoolYear(DateOnly First, DateOnly Last);

/// <summary>Days of a school year without school, both inclusive.</summary>
public sealed record Closure(DateOnly From, DateOnly To, string? Label = null);
