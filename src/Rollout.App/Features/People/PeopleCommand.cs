using System.CommandLine;
using Rollout.App.Cli;
using Rollout.App.Web.Access;
using Rollout.Domain;

namespace Rollout.App.Features.People;

/// <summary><c>rollout people invite | list | disable | enable | sign-out</c>: the operator's way to let people in and out.</summary>
internal static class PeopleCommand
{
    internal static Command For(Door door) => new("people", "Who may come in over the web, and as what.")
    {
        Invite(door), List(door),
        OfAccount(door, "disable", "Lets an account in nowhere any more, at once and on every node.", (accounts, _, id, ct) => accounts.DisableAsync(id, ct)),
        OfAccount(door, "enable", "Lets a disabled account in again.", (accounts, _, id, ct) => accounts.EnableAsync(id, ct)),
        OfAccount(door, "sign-out", "Ends all sessions of an account.", (_, sessions, id, ct) => sessions.EndAllAsync(id, ct)),
    };

    private static Command Invite(Door door)
    {
        var (district, email) = (Arguments.District(), Email());
        var role = new Option<string>("--role") { Required = true, HelpName = "ROLE", Description = $"One of {string.Join(", ", Roles.All.Select(Roles.Code))}." };
        var schools = new Option<string[]>("--school") { HelpName = "ID", Description = "A principal's school, or a coach's; may be repeated." };
        var command = new Command("invite", "Print a link that gives one person a role, once, within a week.") { district, email, role, schools };
        command.SetAction((parsed, ct) => InviteAsync(
            door, parsed.GetRequiredValue(district),
            new(parsed.GetRequiredValue(email), parsed.GetRequiredValue(role), string.Join(',', parsed.GetValue(schools) ?? [])), ct));
        return command;
    }

    private static async Task<int> InviteAsync(Door door, DistrictId district, TypedInvitation typed, CancellationToken ct)
    {
        if (typed.Grant(out var grant) is { } fault)
            throw new CommandFailed($"--{(fault.Field == "schools" ? "school" : fault.Field)}: {fault.Detail}");
        await using var database = await door.OpenAsync(ct);
        if (await database.Log.HeadAsync(district.Value, ct) is null or 0)
        {
            if (grant!.Role is not Role.Administrator)
                return door.Terminal.Refuse(new("unknown-district", $"District {district} is not known here.", "district"));
            door.Terminal.Error.WriteTextLine($"District {district} is not known here yet: whoever takes the link registers it.");
        }

        var invitations = new Invitations(database.Source, door.Clock, new(database.Source, door.Clock));
        var path = await invitations.MakeAsync(district, typed.Email, grant!, door.Terminal.Actor, ct);
        door.Terminal.Out.WriteLine((door.Terminal.Variable("ROLLOUT_ORIGIN") is { Length: > 0 } origin ? origin.TrimEnd('/') : "http://localhost:5080") + path);
        return CommandLine.Done;
    }

    private static Command List(Door door)
    {
        var (district, format) = (Arguments.District(), Arguments.Format("table", "json"));
        var command = new Command("list", "Who is what in a district.") { district, format };
        command.SetAction((parsed, ct) => ListAsync(door, parsed.GetRequiredValue(district), parsed.GetValue(format) == "json", ct));
        return command;
    }

    private static async Task<int> ListAsync(Door door, DistrictId district, bool asJson, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        var members = await new Members(database.Source, door.Clock, new(database.Source, door.Clock)).ListAsync(district, ct);
        if (asJson)
        {
            door.Terminal.Out.WriteLine(Reading.Json.Write(members.Select(member => new
            {
                member.Account,
                member.Name,
                member.Email,
                member.IsDisabled,
                Role = Roles.Code(member.Grant.Role),
                Schools = member.Grant.SchoolIds,
            })));
            return CommandLine.Done;
        }

        TextTable.Write(
            door.Terminal.Out, ["Name", "E-mail", "Role", "Schools"],
            members.Select(member => (string[])
            [
                member.IsDisabled ? $"{member.Name} (disabled)" : member.Name, member.Email, Roles.Words(member.Grant.Role),
                string.Join(' ', member.Grant.SchoolIds ?? []),
            ]));
        return CommandLine.Done;
    }

    private static Command OfAccount(Door door, string name, string help, Func<Accounts, Sessions, Guid, CancellationToken, Task> act)
    {
        var email = Email();
        var command = new Command(name, help) { email };
        command.SetAction((parsed, ct) => ActAsync(door, parsed.GetRequiredValue(email), $"account-{name}", act, ct));
        return command;
    }

    private static async Task<int> ActAsync(Door door, string email, string what, Func<Accounts, Sessions, Guid, CancellationToken, Task> act, CancellationToken ct)
    {
        await using var database = await door.OpenAsync(ct);
        var accounts = new Accounts(database.Source, door.Clock);
        if (await accounts.FindAsync(email, ct) is not { } account)
            return door.Terminal.Refuse(new("unknown-account", $"Nobody has the address {email}.", "email"));
        await act(accounts, new(database.Source, door.Clock, new(Origin: null, Demonstration: null)), account.Id, ct);
        await new Members(database.Source, door.Clock, new(database.Source, door.Clock)).TellAsync(account.Id, door.Terminal.Actor, what, new { Account = account.Actor }, ct);
        return CommandLine.Done;
    }

    private static Option<string> Email() => new("--email") { Required = true, HelpName = "ADDRESS", Description = "The person's e-mail address." };
}
