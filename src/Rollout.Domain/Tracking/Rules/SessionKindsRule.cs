using Rollout.Domain.Rollouts;

namespace Rollout.Domain.Tracking.Rules;

/// <summary>C33b: all that was taught is which button to press (S3, S0).</summary>
internal sealed class SessionKindsRule : DwelledRule<SchoolCase>
{
    internal override string Id => "C33b";

    internal override string Title => "Professional development beyond logistics";

    internal override void MayChange(SchoolCase school, ref ChangeDays days) => days.Add(school.Facts.Sessions);

    internal override Tier? Truth(SchoolCase school, DateOnly day) =>
        school.Facts.Sessions.CountBy(day) is var count && count >= school.Rules.PdSessions && Of(PdKind.Logistics, school, day) == count ? Tier.Watch : null;

    internal override Answer Ask(SchoolCase school, DateOnly day) => Truth(school, day) is null
        ? new("Sessions are about more than logistics, or too few to say.", [])
        : new(
            $"All {school.Facts.Sessions.CountBy(day)} sessions were about logistics.",
            [.. school.Facts.Sessions.Take(school.Facts.Sessions.CountBy(day)).Select(session => session.Id)]);

    internal override IReadOnlyList<Input> Inputs(SchoolCase school, DateOnly day) =>
    [
        new("pedagogy", Of(PdKind.Pedagogy, school, day)),
        new("mindset", Of(PdKind.Mindset, school, day)),
        new("logistics", Of(PdKind.Logistics, school, day)),
        new("pdSessions", school.Rules.PdSessions),
    ];

    private static int Of(PdKind kind, SchoolCase school, DateOnly day)
    {
        var count = 0;
        for (var i = school.Facts.Sessions.CountBy(day) - 1; i >= 0; i--)
            count += school.Facts.Sessions[i].Fact.Kind == kind ? 1 : 0;
        return count;
    }
}
