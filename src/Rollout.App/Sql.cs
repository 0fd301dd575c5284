namespace Rollout.App;

/// <summary>SQL and other text that lies beside its slice.</summary>
internal static class Sql
{
    /// <summary>The file of that name in the folder of <typeparamref name="TSlice"/>.</summary>
    internal static string Read<TSlice>(string file)
    {
        using var stream = typeof(TSlice).Assembly.GetManifestResourceStream($"{typeof(TSlice).Namespace}.{file}")
            ?? throw new FileNotFoundException($"There is no file {file} in {typeof(TSlice).Namespace}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
