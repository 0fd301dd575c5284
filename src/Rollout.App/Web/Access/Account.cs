namespace Rollout.App.Web.Access;

/// <summary>Somebody who may come in.</summary>
/// <param name="Email">In lower case.</param>
/// <param name="Password">Its hash; null where they come in otherwise.</param>
internal sealed record Account(Guid Id, string Email, string Name, string? Password, bool IsPersona, bool IsDisabled)
{
    internal string Actor => Person.ActorOf(Id);

    /// <summary>As it is compared: nobody has two that differ in capitals.</summary>
    internal static string Canonical(string email) => email.Trim().ToLowerInvariant();
}
