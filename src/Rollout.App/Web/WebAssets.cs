namespace Rollout.App.Web;

/// <summary>Where browsers fetch the styles and the script.</summary>
internal static class WebAssets
{
    internal static string Css => "/assets/app.css";

    internal static string Script => "/assets/app.js";
}
