using System.IO.Compression;
using Rollout.App.Cli;

namespace Rollout.App.Features.Imports.Sources;

/// <summary>The files of one source: of a folder, of a zip file, or each by itself. Those a source doesn't know are never opened.</summary>
internal sealed class SourceFiles
{
    private const int LargestFile = 64 << 20;
    private const int MostFiles = 1_000;

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order in which they were given.</summary>
    internal IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The file of that name; null when there is none.</summary>
    internal InputFile? Find(string name) => _files.TryGetValue(name, out var content) ? InputFile.Of(name, content) : null;

    internal byte[] Content(string name) => _files[name];

    /// <param name="known">The names a source reads; null: every file that is named.</param>
    internal static SourceFiles Open(IReadOnlyList<string> paths, IReadOnlySet<string>? known)
    {
        var files = new SourceFiles();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.Add(Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Where(file => IsRead(Path.GetFileName(file), known)).Select(file => (Path.GetFileName(file), (Func<byte[]>)(() => Read(file)))));
            else if (Read(path) is var content && IsZip(content))
                files.AddZip(content, known, path);
            else
                files.Add([(Path.GetFileName(path), () => content)]);
        }

        return files;
    }

    /// <summary>What somebody sent.</summary>
    internal static SourceFiles Of(string name, byte[] content, IReadOnlySet<string>? known)
    {
        var files = new SourceFiles();
        if (IsZip(content))
            files.AddZip(content, known, name);
        else
            files.Add([(name, () => content)]);
        return files;
    }

    private static bool IsZip(byte[] content) => content.AsSpan().StartsWith("PK\u0003\u0004"u8) || content.AsSpan().StartsWith("PK\u0005\u0006"u8);

    private void AddZip(byte[] content, IReadOnlySet<string>? known, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostFiles)
                throw new CommandFailed($"'{name}' holds {zip.Entries.Count} files: at most {MostFiles} are taken.");
            Add(zip.Entries.Where(entry => IsRead(entry.Name, known)).Select(entry => (entry.Name, (Func<byte[]>)(() => Read(entry)))));
        }
        catch (InvalidDataException e)
        {
            throw new CommandFailed($"'{name}' is a damaged zip file: {e.Message}", e);
        }
    }

    /// <summary>Of a folder or a zip file, what a source knows by name; else its tables and XML.</summary>
    private static bool IsRead(string name, IReadOnlySet<string>? known) =>
        known?.Contains(name) ?? Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".XML";

    private void Add(IEnumerable<(string Name, Func<byte[]> Read)> files)
    {
        foreach (var (name, read) in files)
        {
            if (!_files.TryAdd(name, read()))
                throw new CommandFailed($"There are two files '{name}'.");
            Names = [.. Names, name];
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > LargestFile ? throw TooLarge(path) : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFailed($"There is no file or folder '{path}'.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new CommandFailed($"The file '{path}' can't be read: {e.Message}", e);
        }
    }

    /// <summary>What the zip file says of an entry's size is not believed: bytes are counted as they come.</summary>
    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (content.Length + read > LargestFile)
                throw TooLarge(entry.Name);
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static CommandFailed TooLarge(string name) => new($"The file '{name}' has more than {LargestFile >> 20} MB.");
}
