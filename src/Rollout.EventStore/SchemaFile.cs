using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Rollout.EventStore;

/// <summary>A numbered step of the schema, applied once, never changed afterwards and never undone.</summary>
/// <param name="Name">Unique among all files of the database; it is what the database remembers.</param>
/// <param name="Sql">Any number of statements; all files of a migration run in one transaction.</param>
public sealed record SchemaFile(string Name, string Sql)
{
    /// <summary>The SQL files an assembly carries under a resource prefix, in order of name, named without the prefix.</summary>
    public static IReadOnlyList<SchemaFile> EmbeddedIn(Assembly assembly, string prefix) =>
    [
        .. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SchemaFile(name[prefix.Length..], Read(assembly, name))),
    ];

    /// <summary>The store's own schema.</summary>
    public static IReadOnlyList<SchemaFile> OfTheStore { get; } =
    [
        .. EmbeddedIn(typeof(SchemaFile).Assembly, "Rollout.EventStore.Schema.")
            .Select(file => file with { Name = $"store/{file.Name}" }),
    ];

    /// <summary>SHA-256 of the text with line ends as line feeds, in hexadecimal.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
