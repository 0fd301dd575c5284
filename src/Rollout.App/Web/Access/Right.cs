namespace Rollout.App.Web.Access;

/// <summary>What an address asks of whoever comes to it.</summary>
public enum Right
{
    /// <summary>To see where schools stand, why, and what was logged.</summary>
    Read,

    /// <summary>To see what the district published, as it was shown.</summary>
    ReadPublished,

    /// <summary>To record what happened; which events, says <see cref="Recordable"/>.</summary>
    Record,

    /// <summary>To say who may do what in the district.</summary>
    ManagePeople,

    /// <summary>To see who came in, was let in, and what auditors looked at.</summary>
    ReadAccessLog,

    /// <summary>To see the district's sums beside those of others.</summary>
    ReadSums,

    /// <summary>To take the district's schools, calendar and principals from files.</summary>
    Import,
}
