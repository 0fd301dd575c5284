namespace Rollout.App.Web.Pages;

/// <summary>Who reads an answer: people get a page where there is one, programs JSON.</summary>
internal static class Readers
{
    extension(HttpRequest request)
    {
        internal bool IsReadByPeople =>
            !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
