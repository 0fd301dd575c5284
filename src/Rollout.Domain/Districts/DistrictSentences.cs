using System.Diagnostics;
using static Rollout.Domain.Districts.DistrictEvent;
using static Rollout.Domain.Sentences;

namespace Rollout.Domain.Districts;

/// <summary>The district's events in words.</summary>
internal static class DistrictSentences
{
    internal static string Of(DistrictEvent happened) => happened switch
    {
        DistrictRegistered e => $"{e.Name} was registered; its days are those of {e.TimeZone}.",
        SchoolYearPublished e => $"The school year {e.Year} was published: {On(e.FirstDay)} to {On(e.LastDay)}.",
        CalendarDayChanged e => $"{On(e.Date)} became {Kind(e.Kind)}{Because(e.Reason)}.",
        TestingWindowPublished e => $"The testing window “{e.Name}”, {On(e.From)} to {On(e.To)}, was published on {On(e.EffectiveOn)}.",
        ToolApproved e => $"“{e.Tool}” was approved for schools on {On(e.EffectiveOn)}{Because(e.Note)}.",
        ToolRetired e => $"“{e.Tool}” was retired on {On(e.EffectiveOn)}{Because(e.Note)}.",
        InstrumentPublished e =>
            $"Version {e.Version} of “{e.Instrument}” was published on {On(e.EffectiveOn)}: {Many(e.Questions.Count, "question")}, stages from {And(e.Bounds.Select(bound => $"{bound} %"))}.",
        SelfAssessmentCompleted e =>
            $"On {On(e.EffectiveOn)} the district answered {Many(e.Answers.Count, "question")} of “{e.Instrument}”, version {e.Version}.",
        _ => throw new UnreachableException(),
    };

    internal static string Of(string school, NeedProfileRecorded e) =>
        $"From {On(e.EffectiveOn)} {school} is in quartile {e.Quartile} of need{(e.Quartile == NeedProfileRecorded.LeastServed ? ", the least served" : "")}.";

    private static string Kind(DayKind kind) => kind switch
    {
        DayKind.Instructional => "a school day",
        DayKind.MakeUp => "a make-up school day",
        DayKind.TeacherOnly => "a day for teachers only",
        DayKind.Weather => "a day without school because of the weather",
        DayKind.Holiday => "a holiday",
        DayKind.Strike => "a day without school because of a strike",
        _ => throw new UnreachableException(),
    };
}
