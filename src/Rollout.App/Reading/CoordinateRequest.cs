using System.Globalization;
using Rollout.Domain;
using Rollout.Domain.Tracking;

namespace Rollout.App.Reading;

/// <summary>The coordinates somebody asked for; what is null takes its default: head, today, now, each school's own path, the rule set in force.</summary>
public sealed record CoordinateRequest(
    DateOnly? Effective = null, KnownRequest? Known = null, long? Position = null, int? Path = null, int? Rules = null)
{
    /// <summary>As the parts of a query; what takes its default is null.</summary>
    internal IReadOnlyList<(string Name, string? Value)> Parts =>
    [
        ("effective", Written(Effective)),
        ("known", Known is { } known ? Written(known.Day) ?? Instants.Write(known.Instant!.Value) : null),
        ("position", Position?.ToString(CultureInfo.InvariantCulture)),
        ("path", Path?.ToString(CultureInfo.InvariantCulture)),
        ("rules", Rules?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The coordinates in full, or the part that names nothing. An answer repeats them, so that it can be asked for again.</summary>
    internal Resolved Resolve(DistrictHistory history, TimeProvider clock)
    {
        if (Position is { } position && (position < 1 || position > history.Head))
            return new Refusal("unknown-position", $"The district's log has positions 1 to {history.Head}; there is no {position}.", "position");

        var now = clock.GetUtcNow();
        var at = new Cut(Position ?? history.Head, DateTimeOffset.MaxValue);
        if (ZoneOf(history, at) is not { } zone)
            return new Refusal("unknown-district", $"District {history.Id} is not known here; import its schools first.", "district");
        var known = Known?.EndIn(zone) ?? Microseconds(now);
        var day = Effective ?? Days.Of(now, zone);
        if (Rules is { } rules && history.RuleSetsAt(at.Position) is var sets && sets.All(set => set.Rules.Version != rules))
            return new Refusal("unknown-rules", $"There is no rule set {rules} at position {at.Position}; the last is {sets[^1].Rules.Version}.", "rules");
        return new Coordinates(at.Position, day, known, Path, Rules ?? history.RulesInForce(at.Position, day).Version);
    }

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeZoneInfo? ZoneOf(DistrictHistory history, Cut cut) =>
        history.District.At(cut).Select(fact => fact.Happened).OfType<Domain.Districts.DistrictEvent.DistrictRegistered>().LastOrDefault()
            is { TimeZone: var zone }
            ? TimeZoneInfo.FindSystemTimeZoneById(zone)
            : null;

    private static DateTimeOffset Microseconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}

/// <summary>Coordinates in full, or why there are none.</summary>
internal readonly record struct Resolved(Coordinates? Coordinates, Refusal? Refusal)
{
    public static implicit operator Resolved(Coordinates coordinates) => new(coordinates, null);

    public static implicit operator Resolved(Refusal refusal) => new(null, refusal);
}
