using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rollout.App.Tests.Access;

/// <summary>
/// What a browser and its authenticator answer, as WebAuthn Level 3 writes it (sections 5.8.1, 6.1, 6.5), with one credential in ES256. Each
/// property is something that an attacker, or a faulty one, would set otherwise.
/// </summary>
internal sealed class AnAuthenticator(string origin)
{
    private const byte UserIsPresent = 0x01, UserIsVerified = 0x04, HoldsACredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal string Origin { get; set; } = origin;

    internal string Site { get; set; } = "localhost";

    internal bool VerifiesItsOwner { get; set; } = true;

    /// <summary>Zero for ever where a key is kept in several places.</summary>
    internal uint Counter { get; set; }

    internal byte[] Credential { get; set; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Whose it is, as the site named them when it was made.</summary>
    internal string Owner { get; set; } = "";

    internal string Made(string question)
    {
        var asked = JsonNode.Parse(question)!;
        Owner = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(asked["user"]!["id"]!.GetValue<string>()));
        byte[] data = [.. DataOf(HoldsACredential), .. new byte[16], .. BigEndian((ushort)Credential.Length), .. Credential, .. PublicKey()];
        // {"fmt": "none", "attStmt": {}, "authData": data} in CBOR.
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x59, .. BigEndian((ushort)data.Length), .. data];
        return Answer(new() { ["clientDataJSON"] = Text(ClientData("webauthn.create", asked)), ["attestationObject"] = Text(attestation), ["transports"] = new JsonArray("internal") });
    }

    internal string Signed(string question)
    {
        var (data, said) = (DataOf(0), ClientData("webauthn.get", JsonNode.Parse(question)!));
        var signature = _key.SignData([.. data, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new()
        {
            ["clientDataJSON"] = Text(said),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(signature),
            ["userHandle"] = Text(Encoding.UTF8.GetBytes(Owner)),
        });
    }

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(Credential),
        ["rawId"] = Text(Credential),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked["challenge"]!.GetValue<string>(), origin = Origin, crossOrigin = false });

    private byte[] DataOf(byte flags) =>
    [
        .. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), (byte)(flags | UserIsPresent | (VerifiesItsOwner ? UserIsVerified : 0)),
        (byte)(Counter >> 24), (byte)(Counter >> 16), (byte)(Counter >> 8), (byte)Counter,
    ];

    /// <summary>{1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} in CBOR, RFC 9053.</summary>
    private byte[] PublicKey()
    {
        var at = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. at.X!, 0x22, 0x58, 32, .. at.Y!];
    }

    private static byte[] BigEndian(ushort number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        return bytes;
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
