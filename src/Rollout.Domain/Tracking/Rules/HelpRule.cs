namespace Rollout.Domain.Tracking.Rules;

/// <summary>C41: a school asked for help and the district has not got back to it (S1). The district's clock; the school's status is untouched (law 6).</summary>
internal sealed class HelpRule : PromptRule
{
    internal override string Id => "C41";

    internal override string Title => "Help answered in time";

    internal override IEnumerable<Finding> Findings(DistrictCase district, DateOnly day) =>
        from school in district.Everywhere
        from request in school.HelpRequests
        where request.IsUnanswered(day)
        let since = district.FirstBeyond(request.Asked.On, district.Rules.AnswerWithin, day)
        where since is not null
        select About(
            school.Id, since.Value, $"{school.Name} asked for help {district.Passed(request.Asked.On, day)} instructional days ago and has not been answered.",
            [request.Asked.Id]);

    internal override IReadOnlyList<Input> Inputs(DistrictCase district, DateOnly day) =>
    [
        new("unanswered", district.Everywhere.Sum(school => school.HelpRequests.Count(request => request.IsUnanswered(day)))),
        new("answerWithin", district.Rules.AnswerWithin),
    ];
}
