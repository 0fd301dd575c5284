namespace Rollout.App.Web.Docs;

/// <summary>What the API's document says of an address beyond its parameters in the path and its answer.</summary>
/// <param name="Problems">The statuses it answers with a problem.</param>
/// <param name="IsTagged">Whether its answer carries an ETag that a later request may send back.</param>
/// <param name="EventsOf">The types of stream it records events of; empty when it records none.</param>
internal sealed record Told(
    IReadOnlyList<Parameter> Parameters, IReadOnlyList<int> Problems, bool IsTagged = false, params IReadOnlyList<string> EventsOf)
{
    /// <summary>The media types it answers in beside JSON.</summary>
    internal IReadOnlyList<string> Texts { get; init; } = [];

    internal static IReadOnlyList<Parameter> Coordinates { get; } =
    [
        new("effective", "What had happened by the end of this day; today when left out.", "string", "date"),
        new("known", "What had been recorded by this instant, or by the end of this day; now when left out.", "string"),
        new("position", "The log up to this position, inclusive; its end when left out.", "integer"),
        new("path", "Judge every school on this version of the path; each on its own when left out.", "integer"),
        new("rules", "The version of the rule set.", "integer"),
    ];

    internal static IReadOnlyList<int> Reading { get; } = [400, 404, 503];

    internal static IReadOnlyList<int> Recording { get; } = [400, 404, 409, 412, 413, 415, 422, 503];
}

/// <param name="In"><c>query</c> or <c>header</c>.</param>
internal sealed record Parameter(
    string Name, string Description, string Type, string? Format = null, string In = "query", bool IsRequired = false, bool IsRepeated = false);

internal static class Telling
{
    /// <summary>Puts an address into the API's document.</summary>
    internal static RouteHandlerBuilder Tell<TAnswer>(this RouteHandlerBuilder route, string summary, Told told, int status = StatusCodes.Status200OK) =>
        route.WithSummary(summary).WithMetadata(told).Produces<TAnswer>(status, "application/json");
}
