using Rollout.Domain;

namespace Rollout.App.Features.Imports.Schools;

/// <summary>What a file says about one school.</summary>
/// <param name="ChangedAgency">The school belonged to another district before (CCD status 5).</param>
internal sealed record SchoolRow(
    int Line, DistrictId District, string? DistrictName, string? DistrictStateId, SchoolId School, string Name, StateOfBeing State,
    bool ChangedAgency, SchoolFacts Facts);

/// <summary>The details a kind of file knows; a kind that doesn't know them leaves them as they are.</summary>
internal abstract record SchoolFacts
{
    private SchoolFacts() { }

    /// <summary>The federal file knows grades, charter flag and the state's number.</summary>
    internal sealed record Federal(string? LowGrade, string? HighGrade, bool? Charter, string? StateId) : SchoolFacts;

    /// <summary>The short table knows the level.</summary>
    internal sealed record Short(string? Level) : SchoolFacts;
}

/// <summary>Whether there is a school, as the federal directory sees it.</summary>
internal enum StateOfBeing
{
    Open,
    New,
    Future,
    Inactive,
    Closed,
}

/// <summary>The federal directory's status codes (CCD), 1 to 8.</summary>
internal static class FederalStatus
{
    internal const string Form = "1 open, 2 closed, 3 new, 4 added, 5 changed agency, 6 inactive, 7 future, 8 reopened";

    internal static StateOfBeing? Parse(string code) => code switch
    {
        "1" or "4" or "5" or "8" => StateOfBeing.Open,
        "2" => StateOfBeing.Closed,
        "3" => StateOfBeing.New,
        "6" => StateOfBeing.Inactive,
        "7" => StateOfBeing.Future,
        _ => null,
    };

    internal static bool SaysChangedAgency(string code) => code == "5";
}
