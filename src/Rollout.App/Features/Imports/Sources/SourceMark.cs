using System.Globalization;
using Rollout.App.Reading;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>
/// Beside a fact from a source that says when it said so: the source and that moment, as <c>oneroster as of 2026-09-20T14:00:00Z</c>.
/// The fact's own time stays the log's.
/// </summary>
internal static class SourceMark
{
    private const string AsOf = " as of ";

    internal static Asserted? Of(string source, SourceMoment? asOf, TimeZoneInfo zone) =>
        asOf is null ? null : new(null, $"{source}{AsOf}{Instants.Write(asOf.At(zone))}", null);

    /// <summary>When whoever recorded the fact knew it: the source's moment, else the log's.</summary>
    internal static DateTimeOffset SaidAt(Recorded recorded) =>
        recorded.Source is { } source && source.LastIndexOf(AsOf, StringComparison.Ordinal) is >= 0 and var at
        && DateTimeOffset.TryParse(source[(at + AsOf.Length)..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said)
            ? said
            : recorded.RecordedAt;
}
