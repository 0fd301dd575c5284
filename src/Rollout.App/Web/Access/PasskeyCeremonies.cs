using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Rollout.App.Web.Access;

/// <summary>
/// The two ceremonies of WebAuthn, each a question to the browser and the verification of what its authenticator answers, by ASP.NET
/// Core's <see cref="PasskeyHandler{TUser}"/>.
/// </summary>
internal sealed class PasskeyCeremonies(Passkeys passkeys, AskedPasskey asked, IPasskeyHandler<Account> handler)
{
    private const string Making = "making";
    private const string SigningIn = "signing-in";

    /// <summary>What a browser is to ask its authenticator for, to make a passkey of the account: JSON.</summary>
    internal async Task<string> AskForNewAsync(HttpContext context, Account account)
    {
        var question = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email, DisplayName = account.Name }, context);
        asked.Keep(context, Making, question.AttestationState!);
        return question.CreationOptionsJson;
    }

    /// <summary>Whether the answer made one of the account's own.</summary>
    internal async Task<bool> MakeAsync(HttpContext context, Account account, string name, string answer, CancellationToken ct)
    {
        if (asked.Take(context, Making) is not { } question)
            return false;
        var made = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = answer, AttestationState = question.State });
        GiveUpWithoutTheDatabase(made.Failure);
        // Somebody else may have signed in here since.
        return made.Succeeded && made.UserEntity.Id == account.Id.ToString() && await passkeys.AddAsync(account, name, made.Passkey, ct);
    }

    /// <summary>What a browser is to ask its authenticator for, whosever passkeys it holds: JSON.</summary>
    internal async Task<string> AskWhoAsync(HttpContext context)
    {
        var question = await handler.MakeRequestOptionsAsync(null, context);
        asked.Keep(context, SigningIn, question.AssertionState!);
        return question.RequestOptionsJson;
    }

    /// <summary>Who answered, by a passkey of theirs; null when it opens nothing (any more).</summary>
    internal async Task<Account?> RecogniseAsync(HttpContext context, string answer, CancellationToken ct)
    {
        if (asked.Take(context, SigningIn) is not { } question)
            return null;
        var found = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = answer, AssertionState = question.State });
        GiveUpWithoutTheDatabase(found.Failure);
        return found.Succeeded && await passkeys.UseAsync(found.Passkey, question.AskedAt, ct) ? found.User : null;
    }

    /// <summary>As the whole way in a passkey is kept where it is found without a name, and its owner is asked for a finger, face or code.</summary>
    internal static IdentityPasskeyOptions Rules(SignInOptions options) => new()
    {
        ServerDomain = options.Origin?.Host ?? "localhost",
        UserVerificationRequirement = "required",
        ResidentKeyRequirement = "required",
        AuthenticatorTimeout = AskedPasskey.Lasts,
        ValidateOrigin = said => ValueTask.FromResult(!said.CrossOrigin && said.Origin == OriginOf(options, said.HttpContext.Request)),
    };

    private static string OriginOf(SignInOptions options, HttpRequest request) =>
        options.Origin?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";

    // The handler takes all that goes wrong for a wrong answer; a database that is away is none.
    private static void GiveUpWithoutTheDatabase(PasskeyException? failure)
    {
        if (failure?.InnerException is NpgsqlException or SocketException or TimeoutException)
            ExceptionDispatchInfo.Throw(failure.InnerException);
    }
}
