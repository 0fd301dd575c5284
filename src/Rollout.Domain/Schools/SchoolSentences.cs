using System.Diagnostics;
using static Rollout.Domain.Schools.SchoolEvent;
using static Rollout.Domain.Sentences;

namespace Rollout.Domain.Schools;

/// <summary>A school's events in words.</summary>
internal static class SchoolSentences
{
    internal static string Of(string school, SchoolEvent happened, Names names) => happened switch
    {
        SchoolRegistered e => $"{e.Name} was registered.",
        SchoolRenamed e => $"{school} is now called {e.Name}.",
        SchoolDetailsChanged e => $"The details of {school} were brought up to date{Details(e)}.",
        SchoolStatusChanged e => $"{school} is now listed as {Status(e.Status)}.",
        SchoolClosed { MovedTo: { } there } => $"{school} moved to another district, where it is {there}.",
        SchoolClosed => $"{school} closed.",
        SchoolReopened => $"{school} reopened.",
        SchoolMerged e => $"{school} merged into {names.School(e.Into)}.",
        PrincipalAssigned e => $"{names.Person(e.Person)} leads {school} from {On(e.EffectiveOn)}.",
        PrincipalDeparted e => $"{names.Person(e.Person)} no longer leads {school} from {On(e.EffectiveOn)}.",
        _ => throw new UnreachableException(),
    };

    private static string Details(SchoolDetailsChanged details)
    {
        var grades = (details.LowGrade, details.HighGrade) is ({ } low, { } high) ? $"grades {low} to {high}" : null;
        string?[] known = [details.Level, grades, details.Charter is true ? "a charter school" : null, details.StateId is { } id ? $"state number {id}" : null];
        return known.OfType<string>().ToArray() is { Length: > 0 } all ? $": {string.Join(", ", all)}" : "";
    }

    private static string Status(SchoolStatus status) => status switch
    {
        SchoolStatus.Open => "open",
        SchoolStatus.New => "new",
        SchoolStatus.Future => "opening in the future",
        SchoolStatus.Inactive => "inactive",
        _ => throw new UnreachableException(),
    };
}
