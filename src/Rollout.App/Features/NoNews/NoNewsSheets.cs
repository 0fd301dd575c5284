using Rollout.App.Reading;
using Rollout.App.Web.Tables;
using Rollout.Domain;

namespace Rollout.App.Features.NoNews;

/// <summary>Who is silent, as a table to take along.</summary>
internal static class NoNewsSheets
{
    internal static PageTables Of(NoNewsView view) => new(
        view.Frame, "/no-news", [],
        Table.Of(
            "no-news", "No news", view.Schools,
            ("School", school => school.Row.School.Value), ("Name", school => school.Row.Name), ("Status", school => StatusWords.Code(school.Row.Status)),
            ("SilentSchoolDays", school => school.Row.Silence), ("LastHeard", school => school.Last?.On),
            ("LastNews", school => school.Last is var (news, _)
                ? Sentences.Of(new StreamId.Rollout(view.Frame.Board.Initiative, school.Row.School), news.Happened, view.Frame.Names)
                : null),
            ("Started", school => school.Record.Start), ("Principals", school => string.Join(", ", school.Record.Principals))));
}
