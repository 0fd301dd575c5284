using System.Security.Cryptography;
using System.Text;

namespace Rollout.App.Features.Calendars;

/// <summary>Something that is due, on a whole day.</summary>
/// <param name="Kind">A short word; calendars show it as a category.</param>
/// <param name="Subject">What it is about, whatever day it is moved to: a calendar moves what it holds, and doubles nothing.</param>
/// <param name="Page">Where it is read about.</param>
internal sealed record CalendarEntry(string Kind, string Subject, DateOnly On, string Summary, string Description, string Page)
{
    /// <summary>The same for the same subject wherever and whenever it is asked for; tells nothing of it.</summary>
    internal string Uid => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}/{Subject}")))[..32]}@rollout";
}
