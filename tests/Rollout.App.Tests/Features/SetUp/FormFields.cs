using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rollout.App.Tests.Features.SetUp;

/// <summary>What a browser would send of a form as it stands.</summary>
internal static class FormFields
{
    internal static IReadOnlyList<(string Name, string Value)> Of(string page, string form)
    {
        var found = (IHtmlFormElement)new HtmlParser().ParseDocument(page).QuerySelector(form)!;
        return
        [
            .. from field in found.Elements
               let sent = field switch
               {
                   IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? (box.Name, box.Value) : default,
                   IHtmlInputElement { Type: not "submit" } input => (input.Name, input.Value),
                   IHtmlTextAreaElement area => (area.Name, area.Value),
                   IHtmlSelectElement choice => (choice.Name, choice.Value ?? ""),
                   _ => default((string?, string)),
               }
               where sent.Item1 is { Length: > 0 } and not "__RequestVerificationToken"
               select (sent.Item1, sent.Item2),
        ];
    }
}
