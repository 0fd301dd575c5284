using System.Globalization;

namespace Rollout.App.Web;

/// <summary>An answer as the command line prints it, beside its JSON: written by what the command line writes it with.</summary>
internal sealed record TextForm(string MediaType, Func<TextWriter, Task> WriteAsync)
{
    internal const string Plain = "text/plain";
    internal const string Csv = "text/csv";
    internal const string JsonLines = "application/jsonl";

    /// <summary>The header that says where the next page begins: a text has no member for it.</summary>
    internal const string Next = "Rollout-Next";

    internal TextForm(string mediaType, Action<TextWriter> write)
        : this(mediaType, writer =>
        {
            write(writer);
            return Task.CompletedTask;
        })
    {
    }

    internal async Task<string> SayAsync()
    {
        await using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        await WriteAsync(writer);
        return writer.ToString();
    }

    /// <summary>Another form is another representation, and has another tag.</summary>
    internal string? TagOf(string? tag) => tag?.Insert(tag.Length - 1, MediaType);

    /// <summary>The form that is asked for by its name, before JSON and before whatever there is; null where JSON is.</summary>
    internal static TextForm? Asked(HttpRequest request, IReadOnlyList<TextForm> forms)
    {
        var accepted = request.GetTypedHeaders().Accept.Where(type => type.Quality != 0).OrderByDescending(type => type.Quality ?? 1);
        foreach (var type in accepted)
        {
            if (forms.FirstOrDefault(form => type.MediaType.Equals(form.MediaType, StringComparison.OrdinalIgnoreCase)) is { } asked)
                return asked;
            if (type.MatchesAllTypes || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return null;
    }
}
