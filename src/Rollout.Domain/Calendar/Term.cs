namespace Rollout.Domain.Calendar;

/// <summary>A term of a school year, both days inclusive.</summary>
public sealed record Term(string Name, DateOnly From, DateOnly To);

/// <summary>Days of a school year without school, both inclusive.</summary>
public sealed record Closure(DateOnly From, DateOnly To, string? Label = null);
