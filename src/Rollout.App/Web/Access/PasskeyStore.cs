using Microsoft.AspNetCore.Identity;

namespace Rollout.App.Web.Access;

/// <summary>
/// Accounts and their passkeys as ASP.NET Core's passkey handler looks for them. Who may not come in with one is nobody here: the
/// answer is that of an unknown passkey. The handler writes nothing; what it never asks is not answered.
/// </summary>
internal sealed class PasskeyStore(Accounts accounts, Passkeys passkeys) : IUserPasskeyStore<Account>
{
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) && await accounts.FindAsync(id, cancellationToken) is { IsDisabled: false, IsPersona: false } account ? account : null;

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        await passkeys.OfAsync(user.Id, cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await passkeys.OfAsync(user.Id, cancellationToken)).Find(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.OwnerAsync(credentialId, cancellationToken) is { } owner ? await accounts.FindAsync(owner, cancellationToken) : null;

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NeverAsked();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw NeverAsked();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw NeverAsked();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw NeverAsked();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw NeverAsked();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw NeverAsked();

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => throw NeverAsked();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => throw NeverAsked();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw NeverAsked();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw NeverAsked();

    public void Dispose() { }

    private static NotSupportedException NeverAsked() => new("Passkeys and accounts change by their own types alone.");
}
