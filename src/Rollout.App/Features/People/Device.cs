namespace Rollout.App.Features.People;

/// <summary>What a browser says it is, in a few words: enough to tell one's own apart.</summary>
internal static class Device
{
    // The first that fits: many say they are another's browser, too.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Windows", "Windows"), ("Mac OS X", "a Mac"), ("CrOS", "a Chromebook"), ("Linux", "Linux")];

    internal static string Words(string userAgent) => (Name(Browsers, userAgent), Name(Systems, userAgent)) switch
    {
        ({ } browser, { } system) => $"{browser} on {system}",
        ({ } browser, null) => browser,
        _ => userAgent.Length > 0 ? userAgent : "A program that doesn’t name itself",
    };

    private static string? Name((string Sign, string Name)[] known, string userAgent) =>
        Array.Find(known, one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
