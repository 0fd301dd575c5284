using Rollout.App.Features.Imports.Schools;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>Districts and schools of Ed-Fi. A school's federal number is its identification code of the system NCES; the state's that of SEA.</summary>
internal sealed class EdFiOrganizations(SourceRead read, SourceRequest asked)
{
    private const int LongestName = 200;

    private static readonly string[] Grades =
    [
        "Kindergarten", "First grade", "Second grade", "Third grade", "Fourth grade", "Fifth grade", "Sixth grade", "Seventh grade",
        "Eighth grade", "Ninth grade", "Tenth grade", "Eleventh grade", "Twelfth grade",
    ];

    private readonly List<Agency> _agencies = [];
    private readonly List<EdFiElement> _schools = [];

    internal void AddAgency(EdFiElement agency) => _agencies.Add(new(
        agency.Text("LocalEducationAgencyId") ?? agency.Text("StateOrganizationId") ?? "", agency.Element.Attribute("id")?.Value,
        agency.Text("NameOfInstitution"), Identification(agency, "NCES") ?? Identification(agency, "Federal")));

    internal void AddSchool(EdFiElement school) => _schools.Add(school);

    /// <summary>Schools may stand before the district they are of.</summary>
    internal void Finish()
    {
        var own = _agencies.Where(agency => agency.Federal == asked.District.Value).ToList() is [var said] ? said : _agencies is [var only] ? only : null;
        if (_agencies.Count > 1 && own is null)
        {
            read.Rejections.Add(0, "--district", "several-districts", $"The files hold {_agencies.Count} districts, and none has the identification code {asked.District} of the system NCES: give it, or leave the others out.");
            return;
        }

        read.DistrictName ??= own?.Name;
        foreach (var school in _schools)
            Add(school, own);
    }

    private void Add(EdFiElement school, Agency? own)
    {
        var name = school.Text("NameOfInstitution");
        if ((school.Text("SchoolId") ?? school.Text("StateOrganizationId")) is not { } id)
            read.Reject(school.File, school.Line, "SchoolId", "missing-value", "The school has no SchoolId.");
        else if (name is null || name.Length > LongestName || name.Any(char.IsControl))
            read.Reject(school.File, school.Line, "NameOfInstitution", "bad-name", $"A name of at most {LongestName} characters is needed.");
        else if (own is not null && AgencyOf(school) is { } agency && agency != own.Id && agency != own.Reference)
            read.Add(school.File, school.Line, $"{name} ({id})", "of another district: left out");
        else if (school.Code("OperationalStatus") is { } status && Being(status) is null)
            read.Reject(school.File, school.Line, "OperationalStatus", "bad-status", $"'{status}' is not a status: Active, Added, Changed Agency, Closed, Continuing, Future, Inactive, New or Reopened.");
        else
            read.Schools.Add(Said(school, id, name));
    }

    private SourceSchool Said(EdFiElement school, string id, string name)
    {
        var grades = school.Codes("GradeLevel").Select(grade => Array.FindIndex(Grades, known => known.Equals(grade, StringComparison.OrdinalIgnoreCase))).Where(grade => grade >= 0).Order().ToList();
        return new(read.Add(school.File, school.Line, $"{name} ({id})"), new(id, Identification(school, "NCES") ?? Identification(school, "Federal"), Identification(school, "SEA")), name)
        {
            Level = school.Codes("SchoolCategory").Select(category => category.Replace(" School", "", StringComparison.Ordinal).ToLowerInvariant()).FirstOrDefault(),
            LowGrade = grades.Count > 0 ? Grade(grades[0]) : null,
            HighGrade = grades.Count > 0 ? Grade(grades[^1]) : null,
            Charter = school.Code("CharterStatus") is { } charter ? !charter.StartsWith("Not", StringComparison.OrdinalIgnoreCase) : null,
            Being = school.Code("OperationalStatus") is { } status ? Being(status) : null,
        };
    }

    private static string Grade(int grade) => grade == 0 ? "KG" : $"{grade:00}";

    private static string? AgencyOf(EdFiElement school) => school.All("LocalEducationAgencyReference").FirstOrDefault() is { } reference
        ? EdFiElement.TextOf(reference, "LocalEducationAgencyId") ?? reference.Attribute("ref")?.Value
        : null;

    private static string? Identification(EdFiElement organization, string system) => (
        from code in organization.All("EducationOrganizationIdentificationCode").Concat(organization.All("EducationOrgIdentificationCode"))
        where (EdFiElement.CodeOf(EdFiElement.TextOf(code, "EducationOrganizationIdentificationSystem"))
            ?? EdFiElement.CodeOf(EdFiElement.TextOf(code, "EducationOrgIdentificationSystem"))) == system
        select EdFiElement.TextOf(code, "IdentificationCode")).FirstOrDefault();

    private static StateOfBeing? Being(string status) => status switch
    {
        "Active" or "Added" or "Changed Agency" or "Continuing" or "Reopened" => StateOfBeing.Open,
        "Closed" => StateOfBeing.Closed,
        "Future" => StateOfBeing.Future,
        "Inactive" => StateOfBeing.Inactive,
        "New" => StateOfBeing.New,
        _ => null,
    };

    /// <param name="Reference">The id by which schools of the same file refer to it.</param>
    private sealed record Agency(string Id, string? Reference, string? Name, string? Federal);
}
