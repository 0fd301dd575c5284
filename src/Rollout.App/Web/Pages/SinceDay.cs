namespace Rollout.App.Web.Pages;

/// <summary>The part <c>?since=</c> of an address: the first day of what a page tells of.</summary>
internal static class SinceDay
{
    /// <summary>What is wrong with it; an empty one is none.</summary>
    internal static Problem? Of(IQueryCollection query, out DateOnly? since)
    {
        var text = query["since"].ToString();
        since = CoordinateQuery.Day(text);
        // The end of the day before it is asked for, so the very first day there is can't be said.
        return text.Length > 0 && since is null or { Year: < 2 } ? Problem.BadQuery("since", $"“{text}” is not {CoordinateQuery.DayForm}.") : null;
    }
}
