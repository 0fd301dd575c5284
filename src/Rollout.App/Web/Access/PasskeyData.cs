using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Rollout.App.Reading;

namespace Rollout.App.Web.Access;

/// <summary>What an answer of the authenticator is verified by. What it said of its own make is not kept: nobody asks.</summary>
internal sealed record PasskeyData(byte[] PublicKey, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp)
{
    internal static string Write(UserPasskeyInfo passkey) => Json.Write(new PasskeyData(
        passkey.PublicKey, passkey.SignCount, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp));

    internal static UserPasskeyInfo Read(byte[] credential, DateTimeOffset madeAt, string data)
    {
        var kept = JsonSerializer.Deserialize<PasskeyData>(data, Json.Options)!;
        return new(
            credential, kept.PublicKey, madeAt, kept.SignCount, kept.Transports, kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp,
            attestationObject: [], clientDataJson: []);
    }
}
