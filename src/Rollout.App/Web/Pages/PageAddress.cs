using System.Text;
using Rollout.App.Reading;
using Rollout.Domain;

namespace Rollout.App.Web.Pages;

/// <summary>Where a page of an initiative stands and the coordinates it was asked at. Links are made here, so that each keeps them.</summary>
/// <param name="At">As asked: what is null stays at its default on every page that follows.</param>
public sealed record PageAddress(DistrictId District, InitiativeId Initiative, CoordinateRequest At)
{
    internal string Board => To("");

    internal string NoNews => To("/no-news");

    internal string History => To("/history");

    internal string Rules => To("/rules");

    internal string Log => To("/log");

    internal string Supports => To("/supports");

    internal string TrackChecks => To("/track-checks");

    internal string Principals => To("/principals");

    internal string Communications => To("/communications");

    internal string Agreements => To("/agreements");

    internal string Waves => To("/waves");

    internal string Partners => To("/partners");

    internal string Measures => To("/measures");

    internal string Practice => To("/practice");

    internal string Learning => To("/learning");

    internal string Stages => To("/stages");

    /// <summary>The same pages at the head of the log, today, as known now.</summary>
    internal PageAddress Now => this with { At = new() };

    internal string School(SchoolId school) => To($"/schools/{school}");

    internal string TrackCheck(string check, string below = "") => To($"/track-checks/{Uri.EscapeDataString(check)}{below}");

    internal string Published(string report = "") => Now.To(report.Length > 0 ? $"/published/{Uri.EscapeDataString(report)}" : "/published");

    internal string Event(Guid id) => To($"/events/{id}");

    internal string LogAt(SchoolId school, params ReadOnlySpan<(string Name, string? Value)> query) =>
        To("/log", [("school", school.Value), .. query]);

    /// <summary>The address of a page below the initiative; parts of the query that are null are left out.</summary>
    internal string To(string page, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var address = new StringBuilder($"/d/{District}/{Initiative}{page}");
        var separator = '?';
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[.. query, .. Coordinates])
        {
            if (value is null)
                continue;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>The coordinates as the parts of a query, for links and for the hidden fields of forms.</summary>
    internal IReadOnlyList<(string Name, string? Value)> Coordinates => At.Parts;
}
