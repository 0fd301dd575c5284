using System.Text.Json;
using Rollout.App.Web.Access;

namespace Rollout.App.Features.People;

/// <summary>An entry of the access log as people read it.</summary>
internal static class AccessWords
{
    internal static string What(AccessEntry entry) => entry.What switch
    {
        "signed-in" => "came in",
        "read" => "looked, as auditor, at",
        "invited" => "invited",
        "invitation-withdrawn" => "withdrew an invitation",
        "joined" => "joined",
        "role-granted" => "gave a role",
        "role-revoked" => "took a role back",
        "token-made" => "made an access token",
        "calendar-made" => "made a calendar’s address",
        "role-kept" => "left the district its last administrator",
        "passkey-made" => "made a passkey",
        "passkey-removed" => "removed a passkey",
        "token-revoked" => "revoked an access token",
        "account-disable" => "disabled an account",
        "account-enable" => "enabled an account",
        "account-sign-out" => "ended all sessions of an account",
        var other => other,
    };

    /// <summary>What else the entry says: a name and a value each.</summary>
    internal static IEnumerable<(string Name, string Value)> Detail(AccessEntry entry) =>
        from member in entry.Detail.EnumerateObject()
        where member.Value.ValueKind is not JsonValueKind.Null
        select (member.Name, member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
}
