using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Events;
using Rollout.App.Features.Imports.Json;
using Rollout.Domain.Paths;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Imports.Paths;

/// <summary>A path file: the expected path, and beside its members who approved it and why.</summary>
internal sealed record PathFile(ExpectedPath Path, string? ApprovedBy, string? Reason)
{
    private const string Inside = "path.";

    internal static IEnumerable<string> Explanation() =>
    [
        "The file is one JSON object with the members listed, and beside them approvedBy",
        "and reason (texts), which a revision needs. One with a question mark may be left",
        "out. A day is written 2026-10-05. A milestone has either due or dueDay, which is",
        "counted in instructional days from the launch of the school's wave: 1 = the",
        "launch day. window is how many days late is still as agreed.",
        "",
        $"  {Shape.Of(typeof(ExpectedPath)).Notation}",
    ];

    /// <summary>The file as the event it asks for would hold it; null with the first fault among the rejections.</summary>
    internal static PathFile? Bind(JsonFile file, Rejections rejections)
    {
        var path = JsonObject.Create(file.Root)!;
        var asked = new JsonObject { ["version"] = 1 };
        foreach (var beside in (string[])["approvedBy", "reason"])
        {
            if (path.Remove(beside, out var value))
                asked[beside] = value;
        }

        asked["path"] = path;
        var bound = EventCodec.Bind("expected_path_published", JsonSerializer.SerializeToElement(asked), default);
        if (!bound.IsBound)
        {
            rejections.Add(file.Reject(InFile(bound.Fault.Field), bound.Fault.Code, bound.Fault.Message));
            return null;
        }

        var published = (ExpectedPathPublished)bound.Event;
        return new(published.Path, published.ApprovedBy, published.Reason);
    }

    /// <summary>A member of the event as the file spells it: the path's own members stand at its top.</summary>
    internal static string InFile(string? field) =>
        field is null or "path" ? "" : field.StartsWith(Inside, StringComparison.Ordinal) ? field[Inside.Length..] : field;
}
