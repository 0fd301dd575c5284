namespace Rollout.App.Web.Pages;

/// <summary>Who reads an answer: people get a page where there is one, programs JSON.</summary>
internal static class Readers
{
    extension(HttpRequest request)
    {
        /// <summary>However it is spelled: routes don't tell capitals apart, and what an address means for cookies must not either.</summary>
        internal bool IsBelowApi => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

        internal bool IsReadByPeople =>
            !request.IsBelowApi
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
