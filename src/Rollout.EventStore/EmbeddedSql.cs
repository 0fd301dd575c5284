namespace Rollout.EventStore;

/// <summary>The SQL files beside the code, carried in the assembly.</summary>
internal static class EmbeddedSql
{
    /// <summary>The text of a file, by folder and name: <c>Postgres.append.sql</c>.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream($"Rollout.EventStore.{name}")
            ?? throw new InvalidOperationException($"The assembly carries no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
