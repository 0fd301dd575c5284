namespace Rollout.App.Web.Access;

/// <summary>What a person is in a district.</summary>
public enum Role
{
    Administrator,
    ProjectManager,
    Superintendent,
    Principal,
    Coach,
    Communications,
    FinanceTechnology,
    Auditor,
    Board,
    Consortium,
}
