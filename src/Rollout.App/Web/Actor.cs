namespace Rollout.App.Web;

/// <summary>Who acts through the web front.</summary>
internal static class Actor
{
    /// <summary>Until people sign in, whoever reaches this listener.</summary>
    internal const string Local = "local";
}
