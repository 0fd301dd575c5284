namespace Rollout.Domain.Tests.Tracking.Reference;

/// <summary>Raised after three true days in a row, cleared after five false ones, folded over the school's unpaused instructional days.</summary>
internal static class PlainDwell
{
    /// <summary>The day it was raised, if it still is at the case's day.</summary>
    internal static DateOnly? Raised(PlainCase school, Func<DateOnly, bool> isTrue)
    {
        DateOnly? raised = null;
        var run = 0;
        for (var day = school.Start; day <= school.Today; day = day.AddDays(1))
        {
            if (!school.Calendar.IsInstructional(day) || school.Paused.Contains(day))
                continue;
            run = isTrue(day) != (raised is not null) ? run + 1 : 0;
            if (raised is null && run == 3)
                (raised, run) = (day, 0);
            else if (raised is not null && run == 5)
                (raised, run) = (null, 0);
        }

        return raised;
    }

    /// <summary>First calendar day of the unbroken run that holds at the case's day, not before the start.</summary>
    internal static DateOnly Since(PlainCase school, Func<DateOnly, bool> isTrue)
    {
        var since = school.Today;
        while (since > school.Start && isTrue(since.AddDays(-1)))
            since = since.AddDays(-1);
        return since;
    }
}
