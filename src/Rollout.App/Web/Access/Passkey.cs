namespace Rollout.App.Web.Access;

/// <summary>What stands for an account at somebody's authenticator: a phone, a computer's own lock, a security key.</summary>
/// <param name="Id">The credential's, in base64url.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="UsedAt">Null while nobody came in with it.</param>
public sealed record Passkey(string Id, string Name, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);
