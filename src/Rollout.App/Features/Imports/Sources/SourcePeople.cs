using System.Text;
using Rollout.Domain;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>People as sources name them: by a number or by name, never by address.</summary>
internal static class SourcePeople
{
    /// <summary>Letters with marks, and beneath each the one without.</summary>
    private const string Marked = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Plain = "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy";

    /// <summary>A name becomes one word: “Ana Ruiz” is Ana-Ruiz, “José O'Neil” is Jose-ONeil.</summary>
    internal static (PersonId? Person, string? Fault) Read(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
            return (null, "An e-mail address is not kept here: write the person's number or name.");
        var word = new StringBuilder();
        foreach (var c in text.Where(c => c is not ('\'' or '’' or ',')))
        {
            if (!char.IsWhiteSpace(c))
                word.Append(Marked.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : c);
            else if (word.Length > 0 && word[^1] != '-')
                word.Append('-');
        }

        return PersonId.TryParse(word.ToString(), null, out var person)
            ? (person, null)
            : (null, $"'{text}' can't name a person: write a number or a name of {PersonId.Form}; blanks become hyphens.");
    }
}
