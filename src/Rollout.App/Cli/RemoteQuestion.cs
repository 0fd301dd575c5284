using System.Globalization;
using Rollout.Domain;

namespace Rollout.App.Cli;

/// <summary>What a server is asked: an address below an initiative, and a query, whose parts that are null are left out.</summary>
internal sealed record RemoteQuestion(DistrictId District, InitiativeId Initiative, string Below, IReadOnlyList<(string Name, string? Value)> Query)
{
    /// <param name="after">Where the page before ended; 0 for the first.</param>
    internal string Address(long after)
    {
        IReadOnlyList<(string Name, string? Value)> query = [.. Query, ("after", after > 0 ? after.ToString(CultureInfo.InvariantCulture) : null)];
        var said = query.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value));
        return $"/api/v1/districts/{District}/initiatives/{Initiative}{Below}{QueryString.Create(said)}";
    }
}
