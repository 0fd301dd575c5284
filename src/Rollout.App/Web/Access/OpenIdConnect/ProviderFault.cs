namespace Rollout.App.Web.Access.OpenIdConnect;

/// <summary>A provider doesn't answer, or not as was agreed: what people are told, and beside it, for the operator's log, why.</summary>
internal sealed class ProviderFault(Problem problem, string why, Exception? because = null) : Exception(why, because)
{
    internal Problem Problem => problem;

    internal static ProviderFault Silent(Provider provider, string why, Exception? because = null) => new(
        new(StatusCodes.Status503ServiceUnavailable, "provider-unavailable", $"{provider.Name} doesn’t answer just now, so it can’t say who you are. Try again in a moment, or come in another way."),
        $"{provider.Id}: {why}", because);

    internal static ProviderFault Untrue(Provider provider, string why, Exception? because = null) => new(
        new(StatusCodes.Status403Forbidden, "provider-not-believed", $"What {provider.Name} said of you doesn’t hold, so you are not signed in. Begin again at the sign-in page; if it stays so, tell whoever runs Rollout."),
        $"{provider.Id}: {why}", because);

    internal static ProviderFault Refusing(Provider provider, string why) => new(
        new(StatusCodes.Status502BadGateway, "provider-refuses", $"{provider.Name} doesn’t accept Rollout itself just now. Come in another way, and tell whoever runs Rollout: they find why in its log."),
        $"{provider.Id}: {why}");
}
