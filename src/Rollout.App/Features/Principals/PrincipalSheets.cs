using Rollout.App.Web.Pages;
using Rollout.App.Web.Tables;
using Rollout.Domain.Rollouts;
using Rollout.Domain.Tracking;

namespace Rollout.App.Features.Principals;

/// <summary>What was agreed with whoever leads each school, as tables to take along.</summary>
internal static class PrincipalSheets
{
    internal static PageTables Of(PrincipalsView view) => new(
        view.Frame, "/principals", [("person", view.Chosen)],
        Table.Of(
            "leaders", "Who leads", view.Schools.SelectMany(school => school.Leaders.Select(leader => (school.Row, Leader: leader))),
            ("School", said => said.Row.School.Value), ("Name", said => said.Row.Name), ("Person", said => said.Leader.Person.Value),
            ("Since", said => said.Leader.Since), ("AskedToReaffirm", said => said.Leader.Reaffirmation is not null),
            ("ReaffirmBy", said => said.Leader.Reaffirmation?.By), ("Reaffirmed", said => said.Leader.Reaffirmation?.SaidOn)),
        Table.Of(
            "commitments", "Commitments", view.Schools.SelectMany(school => school.Commitments.Select(promise => (school.Row, Promise: promise))),
            ("School", said => said.Row.School.Value), ("Name", said => said.Row.Name), ("Commitment", said => said.Promise.Standing.Name),
            ("Statement", said => said.Promise.Standing.Statement), ("State", said => WordsOf(said.Promise.State)), ("Due", said => said.Promise.Standing.DueOn),
            ("Settled", said => said.Promise.Standing.SettledOn), ("SchoolDaysPast", said => said.Promise.PastItsDay)),
        Table.Of(
            "meetings", "Last key meetings", view.Schools.SelectMany(school => school.Meetings.Select(meeting => (school.Row, Meeting: meeting))),
            ("School", said => said.Row.School.Value), ("Name", said => said.Row.Name), ("Meeting", said => said.Meeting.Meeting), ("Day", said => said.Meeting.On),
            ("Presence", said => WordsOf(said.Meeting.Presence))),
        Table.Of(
            "responsibilities", "Stays with the principal", view.Schools.SelectMany(school => school.Responsibilities.Select(own => (school.Row, Own: own))),
            ("School", said => said.Row.School.Value), ("Name", said => said.Row.Name), ("Responsibility", said => said.Own.Responsibility),
            ("Agreed", said => said.Own.Since), ("LastDone", said => said.Own.Last?.On), ("ByRole", said => said.Own.Last?.ByRole)));

    private static string WordsOf(CommitmentState state) => state switch
    {
        CommitmentState.Kept => "kept",
        CommitmentState.LetGo => "let go",
        _ => "open",
    };

    private static string WordsOf(Presence presence) => presence switch
    {
        Presence.Principal => "present",
        Presence.Delegate => "delegate",
        _ => "absent",
    };
}
