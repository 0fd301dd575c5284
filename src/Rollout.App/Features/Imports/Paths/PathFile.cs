using System.Text.Json;
using System.Text.Json.Nodes;
using Rollout.App.Features.Imports.Json;
using Rollout.Domain.Paths;
using static Rollout.Domain.Initiatives.InitiativeEvent;

namespace Rollout.App.Features.Imports.Paths;

/// <summary>A path file: the expected path, and beside its members who approved it and why.</summary>
internal sealed record PathFile(ExpectedPath Path, string? ApprovedBy, string? Reason)
{
    private const string Inside = "path.";

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
